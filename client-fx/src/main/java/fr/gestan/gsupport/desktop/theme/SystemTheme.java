package fr.gestan.gsupport.desktop.theme;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether the computer's own setting asks for dark windows. JavaFX tells from version 22 on only; until then the tool that
 * each system has for its settings is asked. A system that has none, or does not answer, is light.
 */
public final class SystemTheme {

    private static final System.Logger LOG = System.getLogger(SystemTheme.class.getName());
    private static final int ANSWER_WITHIN_MILLIS = 1000;

    private final String system;
    private final Function<List<String>, String> tool;

    /** Of this computer. */
    public SystemTheme() {
        this(System.getProperty("os.name"), SystemTheme::run);
    }

    /**
     * @param system as Java names it
     * @param tool runs a command and answers what it wrote, or nothing where it cannot be run
     */
    SystemTheme(String system, Function<List<String>, String> tool) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.tool = tool;
    }

    /** Asks, which takes a process and some hundredths of a second: not to be called on the window's thread. */
    public boolean isDark() {
        if (system.startsWith("windows")) {
            return says(
                    answer -> answer.contains("0x0"),
                    "reg",
                    "query",
                    "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v",
                    "AppsUseLightTheme");
        }
        if (system.startsWith("mac")) {
            return says(answer -> answer.strip().equals("Dark"), "defaults", "read", "-g", "AppleInterfaceStyle");
        }
        // The portal is what GNOME, KDE and others have in common; its 1 means dark.
        return says(
                        answer -> answer.contains("uint32 1"),
                        "gdbus",
                        "call",
                        "--session",
                        "--timeout=1",
                        "--dest=org.freedesktop.portal.Desktop",
                        "--object-path=/org/freedesktop/portal/desktop",
                        "--method=org.freedesktop.portal.Settings.Read",
                        "org.freedesktop.appearance",
                        "color-scheme")
                || says(
                        answer -> answer.contains("prefer-dark"),
                        "gsettings",
                        "get",
                        "org.gnome.desktop.interface",
                        "color-scheme");
    }

    private boolean says(Predicate<String> dark, String... command) {
        return dark.test(tool.apply(List.of(command)));
    }

    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The system's theme cannot be asked for by " + command.get(0), e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
