package fr.gestan.gsupport.desktop.settings;

import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a person's choices are kept from start to start. What cannot be read there is as if it had not been chosen. */
public final class PreferencesFile {

    private static final System.Logger LOG = System.getLogger(PreferencesFile.class.getName());
    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String TEXT_SIZE = "textSize";
    private static final String SPELLING = "spelling";

    /** Those that are not told rather than those that are: a kind that is new to somebody's file is told. */
    private static final String SILENT = "silentNotifications";

    private final OwnerOnlyFile file;

    /** @param file need not exist yet, nor its folder */
    public PreferencesFile(Path file) {
        this.file = new OwnerOnlyFile(file);
    }

    /** Empty where nobody has chosen anything yet. */
    public Optional<Preferences> read() {
        try {
            return file.read().map(PreferencesFile::parsed);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The settings cannot be read", e);
            return Optional.empty();
        }
    }

    private static Preferences parsed(byte[] content) {
        var kept = new Properties();
        try {
            kept.load(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The settings are no settings, and are made anew", e);
        }
        var usual = Preferences.usual();
        return new Preferences(
                read(kept, LANGUAGE, Locale::forLanguageTag, usual.language()),
                read(kept, THEME, Theme::valueOf, usual.theme()),
                read(kept, TEXT_SIZE, percent -> new TextSize(Integer.parseInt(percent)), usual.textSize()),
                read(kept, SPELLING, PreferencesFile::yesOrNo, usual.spelling()),
                read(kept, SILENT, PreferencesFile::allBut, usual.notifications()));
    }

    private static <T> T read(Properties kept, String name, Function<String, T> meaning, T otherwise) {
        var value = kept.getProperty(name);
        try {
            return value == null ? otherwise : meaning.apply(value.strip());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The setting " + name + " is not understood", e);
            return otherwise;
        }
    }

    private static boolean yesOrNo(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Set<NotificationKind> allBut(String names) {
        var told = EnumSet.allOf(NotificationKind.class);
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(NotificationKind::valueOf)
                .forEach(told::remove);
        return told;
    }

    /** Keeps them for the next start. A disk that refuses costs comfort only. */
    public void write(Preferences preferences) {
        var kept = new Properties();
        kept.setProperty(LANGUAGE, preferences.language().toLanguageTag());
        kept.setProperty(THEME, preferences.theme().name());
        kept.setProperty(TEXT_SIZE, String.valueOf(preferences.textSize().percent()));
        kept.setProperty(SPELLING, String.valueOf(preferences.spelling()));
        kept.setProperty(
                SILENT,
                Arrays.stream(NotificationKind.values())
                        .filter(kind -> !preferences.notifications().contains(kind))
                        .map(Enum::name)
                        .collect(Collectors.joining(",")));
        try {
            var text = new StringWriter();
            kept.store(text, null);
            file.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The settings cannot be kept", e);
        }
    }
}
