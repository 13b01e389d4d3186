package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How the packaged server is started, as often as that is: each time a process of its own, on the same port and the same
 * data directory. Nothing of the environment of the tests reaches it.
 *
 * @param directory for its data and its log
 * @param settings environment variables
 */
public record ServerSetup(Path jar, Path directory, Map<String, String> settings) {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String HTTP_PORT = "GSUPPORT_HTTP_PORT";
    private static final int COMMAND_TIMEOUT_SECONDS = 120;

    /** As the launcher does it. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=160m",
            "-Xss512k",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    public ServerSetup {
        settings = Map.copyOf(settings);
    }

    /** What a command said, errors included, and its exit code. */
    public record Said(int exitCode, String text) {}

    /** The server of this build, on a free port and the embedded database. */
    public static ServerSetup in(Path directory) throws IOException {
        return in(directory, JAR);
    }

    /** Another build's. */
    public static ServerSetup in(Path directory, Path jar) throws IOException {
        var home = directory.toAbsolutePath().normalize();
        return new ServerSetup(
                jar.toAbsolutePath(),
                home,
                Map.of(
                        "GSUPPORT_HTTP_HOST",
                        "127.0.0.1",
                        HTTP_PORT,
                        String.valueOf(FreePort.onTheLoopback()),
                        "GSUPPORT_DATA_DIR",
                        home.resolve("data").toString()));
    }

    /** The same, with one more environment variable. */
    public ServerSetup with(String variable, String value) {
        var more = new HashMap<>(settings);
        more.put(variable, value);
        return new ServerSetup(jar, directory, more);
    }

    /** The same, on a database that runs by itself. */
    public ServerSetup with(DatabaseAccess database) {
        return with("GSUPPORT_DB_URL", database.url())
                .with("GSUPPORT_DB_USER", database.serverUser())
                .with("GSUPPORT_DB_PASSWORD", database.serverPassword())
                .with("GSUPPORT_DB_OWNER_USER", database.ownerUser())
                .with("GSUPPORT_DB_OWNER_PASSWORD", database.ownerPassword());
    }

    /** Where the embedded database is. */
    public Path dataDirectory() {
        return directory.resolve("data");
    }

    /** Starts {@code gsupport server}; see {@link PackagedServer#awaitReady()}. */
    public PackagedServer start() throws IOException {
        Files.createDirectories(directory);
        var log = directory.resolve("server.log");
        var process = command(List.of("server"))
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        return new PackagedServer(process, Integer.parseInt(settings.get(HTTP_PORT)), log);
    }

    /** Runs {@code gsupport admin …} with the same settings, and waits for its end. */
    public Said admin(String... arguments) throws IOException, InterruptedException {
        return admin("", List.of(arguments));
    }

    /** The same, for a command that reads standard input. */
    public Said admin(String input, List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("admin"));
        words.addAll(arguments);
        var output = Files.createTempFile(directory, "admin", ".txt");
        try {
            var process = command(words).redirectOutput(output.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
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
        command.addAll(JAVA_OPTIONS);
        command.add("-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GSUPPORT_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder;
    }
}
