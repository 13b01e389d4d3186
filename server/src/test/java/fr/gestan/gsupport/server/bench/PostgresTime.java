package fr.gestan.gsupport.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The processor time that a PostgreSQL on this machine has used, which tells what a statement costs however busy the machine
 * is. For Linux, in whose ticks of 10 ms it is counted: only sums over many statements mean anything.
 */
final class PostgresTime {

    private static final double MILLIS_PER_TICK = 10;

    /** In /proc/…/stat behind the name, from 0: own time by user and system, and that of children that have ended. */
    private static final int OWN_USER = 11;

    private static final int CHILDREN_USER = 13;

    private final ProcessHandle postmaster;

    /** @param connection to it */
    PostgresTime(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            this.postmaster = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    /** Of all its processes since they began. */
    double millis() {
        long ticks = ticks(postmaster.pid(), OWN_USER) + ticks(postmaster.pid(), CHILDREN_USER);
        ticks += postmaster
                .children()
                .mapToLong(child -> ticks(child.pid(), OWN_USER))
                .sum();
        return ticks * MILLIS_PER_TICK;
    }

    private static long ticks(long pid, int field) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException("The time of process " + pid + " could not be read", e);
        }
    }
}
