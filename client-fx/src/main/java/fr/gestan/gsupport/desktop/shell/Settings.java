package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.desktop.i18n.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How this desktop is set up: by {@code --name=value} on the command line, else by the environment variable
 * {@code GSUPPORT_NAME}, else as usual.
 *
 * @param server {@code --server} or {@code GSUPPORT_PUBLIC_URL}; empty: what worked last, else the first run asks
 * @param zone {@code --time-zone} or {@code GSUPPORT_TIME_ZONE}; Europe/Paris unless told
 * @param language {@code --language} or {@code GSUPPORT_LANGUAGE}: {@code fr} or {@code en}; empty: what the person chose
 * @param howTo {@code --how-to} or {@code GSUPPORT_HOW_TO_URL}: the page that says how to write a summary; empty: no link
 * @param folder {@code --folder} or {@code GSUPPORT_DESKTOP_DIR}: drafts and the last login
 * @param askAfter {@code --ask-after} or {@code GSUPPORT_ASK_AFTER}, in minutes: how long a stopwatch runs until the
 *     desktop asks whether the call still goes on; 120 unless told
 */
public record Settings(
        Optional<String> server,
        ZoneId zone,
        Optional<Locale> language,
        Optional<URI> howTo,
        Path folder,
        Duration askAfter) {

    /** Where a server on the same computer listens. */
    public static final String THIS_COMPUTER = "http://127.0.0.1:8080";

    private static final String USUAL_ASK_AFTER_MINUTES = "120";

    /**
     * @param arguments others than those above are left alone
     * @param environment such as {@link System#getenv()}
     * @throws IllegalArgumentException names the setting that is wrong
     */
    public static Settings from(List<String> arguments, Map<String, String> environment) {
        var given = new Given(arguments, environment);
        return new Settings(
                given.value("server", "GSUPPORT_PUBLIC_URL"),
                zone(given.value("time-zone", "GSUPPORT_TIME_ZONE").orElse("Europe/Paris")),
                given.value("language", "GSUPPORT_LANGUAGE").map(Settings::language),
                given.value("how-to", "GSUPPORT_HOW_TO_URL").map(URI::create),
                given.value("folder", "GSUPPORT_DESKTOP_DIR").map(Path::of).orElseGet(() -> usualFolder(environment)),
                minutes(given.value("ask-after", "GSUPPORT_ASK_AFTER").orElse(USUAL_ASK_AFTER_MINUTES)));
    }

    private record Given(List<String> arguments, Map<String, String> environment) {
        Optional<String> value(String argument, String variable) {
            var prefix = "--" + argument + "=";
            return arguments.stream()
                    .filter(candidate -> candidate.startsWith(prefix))
                    .map(candidate -> candidate.substring(prefix.length()))
                    .findFirst()
                    .or(() -> Optional.ofNullable(environment.get(variable)))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time-zone: '" + name + "' is no time zone such as Europe/Paris", e);
        }
    }

    /** French for whatever is not English, as everywhere. */
    private static Locale language(String tag) {
        return Messages.in(Locale.forLanguageTag(tag)).language();
    }

    private static Duration minutes(String number) {
        try {
            return Duration.ofMinutes(Integer.parseInt(number));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ask-after: '" + number + "' is no number of minutes", e);
        }
    }

    private static Path usualFolder(Map<String, String> environment) {
        var windows = environment.get("LOCALAPPDATA");
        if (windows != null) {
            return Path.of(windows, "gSupport");
        }
        var shared = environment.get("XDG_DATA_HOME");
        return shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "gsupport")
                : Path.of(shared, "gsupport");
    }
}
