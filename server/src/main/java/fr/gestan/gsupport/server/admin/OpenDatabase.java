package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.database.DataDirectoryInUse;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.database.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;

/** A database that the command line works with, started for it where nobody else had. */
public final class OpenDatabase implements AutoCloseable {

    private final DatabaseAccess access;
    private final EmbeddedPostgres started;
    private final Thread stopOnInterrupt;

    private OpenDatabase(DatabaseAccess access, EmbeddedPostgres started) {
        this.access = access;
        this.started = started;
        this.stopOnInterrupt = started == null ? null : new Thread(started::close, "postgres-stop");
        if (stopOnInterrupt != null) {
            Runtime.getRuntime().addShutdownHook(stopOnInterrupt);
        }
    }

    /** Finds the database that a command is about. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens it.
         *
         * @param demo that of the demo
         * @throws IOException where it can not be had; the message is for the administrator
         */
        OpenDatabase open(boolean demo) throws IOException;

        /**
         * Opens that of the real data, and makes it first where there is none.
         *
         * @throws IOException as {@link #open}
         */
        default OpenDatabase openOrMake() throws IOException {
            return open(false);
        }
    }

    /** One that runs by itself. */
    public static OpenDatabase external(DatabaseAccess access) {
        return new OpenDatabase(access, null);
    }

    /**
     * That of a data directory: the one that runs where a server has the directory in use, else started, and stopped by
     * {@link #close()}.
     *
     * @throws IOException where the directory holds no database, or it does not start
     */
    public static OpenDatabase of(Path dataDirectory) throws IOException {
        if (!EmbeddedPostgres.isIn(dataDirectory)) {
            throw new IOException(Words.say("database.none", dataDirectory));
        }
        return ofOrNew(dataDirectory);
    }

    /**
     * That of a data directory as {@link #of} has it; made first where there is none.
     *
     * @throws IOException where it does not start
     */
    public static OpenDatabase ofOrNew(Path dataDirectory) throws IOException {
        try {
            var postgres = EmbeddedPostgres.start(dataDirectory);
            return new OpenDatabase(postgres.access(), postgres);
        } catch (DataDirectoryInUse e) {
            return new OpenDatabase(running(dataDirectory), null);
        }
    }

    private static DatabaseAccess running(Path dataDirectory) throws IOException {
        try {
            return EmbeddedPostgres.running(dataDirectory);
        } catch (IOException e) {
            throw new IOException(Words.say("database.busy", dataDirectory), e);
        }
    }

    /** As the server's own role, which can not change a line. What is inserted in batches goes as few long statements. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        PGProperty.USER.set(properties, access.serverUser());
        PGProperty.PASSWORD.set(properties, access.serverPassword());
        PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
        return DriverManager.getConnection(access.url(), properties);
    }

    /** As the role that owns the tables, which alone may make temporary ones. */
    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
    }

    /** Makes the tables where there are none yet, as the first start of a server does. */
    void makeTablesIfNone() throws SQLException {
        try (var connection = connect()) {
            if (Schema.isThere(connection)) {
                return;
            }
        }
        Schema.migrate(access);
    }

    @Override
    public void close() {
        if (started != null) {
            Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
            started.close();
        }
    }
}
