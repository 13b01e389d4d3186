package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;

/** A desktop in a process of its own that does what it is told on its standard input: one that can be killed. */
final class DrivenDesktop extends ScreenTest {

    private static final String DONE = "done";
    private static final List<String> HEADLESS =
            List.of("testfx.robot", "testfx.headless", "prism.order", "glass.platform", "monocle.platform");

    private final URI server;

    private DrivenDesktop(URI server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    @Override
    URI server() {
        return server;
    }

    /** The one that tells it what to do. */
    static final class Driver implements AutoCloseable {

        private final Process process;
        private final BufferedReader said;
        private final PrintWriter told;

        private Driver(Process process) {
            this.process = process;
            this.said = process.inputReader(StandardCharsets.UTF_8);
            this.told = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        }

        Driver does(String command) throws IOException {
            told.println(command);
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(DONE)) {
                    return this;
                }
            }
            throw new IOException("The desktop ended over: " + command);
        }

        /** As {@code kill -9} does, and as a power cut would. */
        void isKilled() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            isKilled();
        }
    }

    static Driver start(URI server, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path")));
        HEADLESS.forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(DrivenDesktop.class.getName(), server.toString(), folder.toString()));
        Files.createDirectories(Path.of("target/driven-desktop"));
        return new Driver(new ProcessBuilder(command)
                .redirectError(Path.of("target/driven-desktop/error.log").toFile())
                .start());
    }

    /** @param arguments the server and the folder */
    public static void main(String... arguments) throws Exception {
        var desktop = new DrivenDesktop(URI.create(arguments[0]), Path.of(arguments[1]));
        desktop.startTheDesktop();
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var answers = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (var command = commands.readLine(); command != null; command = commands.readLine()) {
            var words = command.split(" ", 2);
            switch (words[0]) {
                case "log-in" -> desktop.logInAs(words[1]);
                case "open" -> desktop.openByKeyboard(words[1]);
                case "write" -> desktop.robot.write(words[1]);
                case "minutes" -> desktop.robot.clickOn("#duration").write(words[1]);
                case "stopwatch" -> desktop.withControl(KeyCode.SPACE);
                case "normal" -> desktop.withControl(KeyCode.ENTER);
                case "sees-outbox" ->
                    shows(() -> assertThat(desktop.text("#outboxWaiting")).isNotEmpty());
                default -> throw new IllegalArgumentException(command);
            }
            answers.println(DONE);
        }
    }
}
