package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that nobody starts again but the test: it can be stopped as a crash does, and frozen. */
public final class ExternalPostgres implements AutoCloseable {

    private final Path home;
    private final DatabaseAccess access;
    private boolean runs;

    private ExternalPostgres(Path home, DatabaseAccess access) {
        this.home = home;
        this.access = access;
    }

    /** Makes and starts one in an empty directory. */
    public static ExternalPostgres in(Path directory) throws IOException, InterruptedException {
        DatabaseAccess access;
        try (var prepared = EmbeddedPostgres.start(directory)) {
            access = prepared.access();
        }
        var postgres = new ExternalPostgres(directory.toRealPath().resolve("postgres"), access);
        postgres.start();
        return postgres;
    }

    /** How to reach it; the same before and after a stop. */
    public DatabaseAccess access() {
        return access;
    }

    public void start() throws IOException, InterruptedException {
        var port = access.url().replaceAll(".*:(\\d+)/.*", "$1");
        control("start", "-w", "-l", home.resolve("external.log").toString(), "-o", "-p " + port);
        runs = true;
    }

    /** As a crash does: without a checkpoint, in the middle of everything. */
    public void stopAtOnce() throws IOException, InterruptedException {
        control("stop", "-w", "-m", "immediate");
        runs = false;
    }

    /** From now on it is there and says nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        var postmaster = postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(home.resolve("cluster").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        try (var files = Files.list(home)) {
            var binaries = files.filter(file -> file.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow();
            command.add(binaries.resolve("bin").resolve("pg_ctl").toString());
        }
        command.addAll(List.of("-D", home.resolve("cluster").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("control.log").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(home.resolve("control.log")));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (runs) {
            thaw();
            control("stop", "-w", "-m", "fast");
        }
    }
}
