package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server with its settings, as often as it is started: each start is a process of its own, on the same
 * port and the same data directory. Nothing of the environment of the tests reaches it.
 *
 * <pre>{@code
 * try (var server = PackagedServer.on(directory).with("GSUPPORT_TIME_ZONE", "UTC").start().awaitReady()) {
 * }</pre>
 *
 * @param settings environment variables
 */
public record PackagedServer(Path jar, Path dataDirectory, Map<String, String> settings) {

    /** Where the build says that the packaged server is. */
    private static final String JAR_PROPERTY = "gsupport.packaged-server";

    private static final String DATA_DIR = "GSUPPORT_DATA_DIR";
    private static final String HTTP_PORT = "GSUPPORT_HTTP_PORT";
    private static final int COMMAND_TIMEOUT_SECONDS = 120;

    /** As the launcher does it. */
    private static final List<String> SERVER_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=160m",
            "-Xss512k",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    public PackagedServer {
        settings = Map.copyOf(settings);
    }

    /** What a command said, errors included, and its exit code. */
    public record Said(int exitCode, String text) {}

    /** The server of this build, on a free port. */
    public static PackagedServer on(Path dataDirectory) throws IOException {
        return on(dataDirectory, Path.of(System.getProperty(JAR_PROPERTY, "target/quarkus-app/quarkus-run.jar")));
    }

    /** Another build's. */
    public static PackagedServer on(Path dataDirectory, Path jar) throws IOException {
        var directory = dataDirectory.toAbsolutePath().normalize();
        return new PackagedServer(
                jar.toAbsolutePath(),
                directory,
                Map.of(DATA_DIR, directory.toString(), HTTP_PORT, String.valueOf(FreePort.onTheLoopback())));
    }

    /** The same, with one more environment variable. */
    public PackagedServer with(String variable, String value) {
        var more = new HashMap<>(settings);
        more.put(variable, value);
        return new PackagedServer(jar, dataDirectory, more);
    }

    /** The same, on an external database. */
    public PackagedServer with(DatabaseAccess database) {
        return with("GSUPPORT_DB_URL", database.url())
                .with("GSUPPORT_DB_USER", database.serverUser())
                .with("GSUPPORT_DB_PASSWORD", database.serverPassword())
                .with("GSUPPORT_DB_OWNER_USER", database.ownerUser())
                .with("GSUPPORT_DB_OWNER_PASSWORD", database.ownerPassword());
    }

    public int port() {
        return Integer.parseInt(settings.get(HTTP_PORT));
    }

    /** What all starts have said; beside the data directory, so that it grows there even where a test fills that one. */
    public Path log() {
        return dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
    }

    /** Starts {@code gsupport server}. */
    public ServerProcess start() throws IOException {
        return start("server");
    }

    /** Starts {@code gsupport demo}, or whatever else keeps running. */
    public ServerProcess start(String command) throws IOException {
        Files.createDirectories(log().getParent());
        var process = command(List.of(command))
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .start();
        return new ServerProcess(process, port(), log());
    }

    /** Runs {@code gsupport admin …} with the same settings, and waits for its end. */
    public Said admin(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("admin"));
        words.addAll(List.of(arguments));
        var output = Files.createTempFile("gsupport-admin", ".txt");
        try {
            var process = command(words).redirectOutput(output.toFile()).start();
            if (!process.waitFor(COMMAND_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("gsupport " + words + " did not end");
            }
            return new Said(process.exitValue(), Files.readString(output).strip());
        } finally {
            Files.delete(output);
        }
    }

    private ProcessBuilder command(List<String> words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SERVER_OPTIONS);
        command.add("-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GSUPPORT_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder;
    }
}
