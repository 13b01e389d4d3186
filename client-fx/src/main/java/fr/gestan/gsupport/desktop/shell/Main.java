package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.desktop.links.Link;
import fr.gestan.gsupport.desktop.links.Registration;
import fr.gestan.gsupport.desktop.links.RunningWindow;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/** Where the desktop starts. It is no {@link Application} itself, so that it starts from a plain class path too. */
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final Optional<String> INSTALLED = Optional.ofNullable(System.getProperty("jpackage.app-path"));
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Duration HAND_OVER_PATIENCE = Duration.ofSeconds(5);

    private Main() {}

    /**
     * @param args see {@link Settings}; a {@code gsupport://} link; or {@code --register} or {@code --unregister} alone
     */
    public static void main(String... args) {
        var arguments = List.of(args);
        if (arguments.contains("--register") || arguments.contains("--unregister")) {
            System.exit(register(arguments.contains("--register")));
        }
        try {
            if (isTakenByTheRunningWindow(arguments, Settings.from(arguments, System.getenv()))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            System.err.println("gSupport does not start: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
        if (Registration.isWindows() && INSTALLED.isPresent()) {
            registerAside();
        }
        Application.launch(DesktopApp.class, args);
    }

    /** At each start, for an update may have moved the program. */
    private static void registerAside() {
        var work = new Thread(() -> {
            try {
                Registration.here(command(), System.getenv()).register();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "gsupport:// links will not open gSupport", e);
            }
        });
        work.setDaemon(true);
        work.start();
    }

    /** A start that is told its server, as the demo's, opens a window of its own. */
    static boolean isTakenByTheRunningWindow(List<String> arguments, Settings settings) {
        if (arguments.stream().anyMatch(argument -> argument.startsWith("--server="))) {
            return false;
        }
        var link = arguments.stream()
                .filter(argument -> Link.of(argument).isPresent())
                .findFirst();
        return RunningWindow.tell(settings.folder(), link, HAND_OVER_PATIENCE);
    }

    private static int register(boolean wanted) {
        try {
            var registration = Registration.here(command(), System.getenv());
            if (wanted) {
                registration.register();
            } else {
                registration.unregister();
            }
            System.out.println(
                    wanted
                            ? "gsupport:// links open gSupport from now on."
                            : "gsupport:// links open gSupport no more.");
            return 0;
        } catch (IOException e) {
            System.err.println("gSupport: " + e.getMessage());
            return FAILED;
        }
    }

    /** What starts this desktop: the installed application, the script that says so, or else this very Java. */
    private static List<String> command() {
        var script = Optional.ofNullable(System.getProperty("gsupport.script"));
        return INSTALLED
                .map(List::of)
                .or(() -> script.map(path -> List.of(path, "desktop")))
                .orElseGet(() -> List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
    }
}
