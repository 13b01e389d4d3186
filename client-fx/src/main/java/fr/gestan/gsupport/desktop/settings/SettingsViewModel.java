package fr.gestan.gsupport.desktop.settings;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.session.ServerAddress;
import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings of the desktop: asked for before the first login, and open to change later. Every choice holds at once. */
public final class SettingsViewModel {

    /** What whoever starts the desktop has settled, so that it cannot be chosen here. */
    public enum Fixed {
        SERVER,
        LANGUAGE
    }

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final ObjectProperty<TextSize> textSize = new SimpleObjectProperty<>();
    private final BooleanProperty spelling = new SimpleBooleanProperty();
    private final Map<NotificationKind, BooleanProperty> notifications = new EnumMap<>(NotificationKind.class);
    private final ReadOnlyBooleanWrapper doubtful = new ReadOnlyBooleanWrapper();
    private final boolean firstRun;
    private final Set<Fixed> fixed;
    private final ServerViewModel server;
    private final Messages messages;
    private final Consumer<Preferences> whenChanged;
    private final Consumer<String> whenDone;

    /**
     * @param firstRun whether nobody has logged in here yet: then the server is looked at before the first login
     * @param whenChanged told of every choice, at once
     * @param whenDone told the server's address
     */
    public SettingsViewModel(
            boolean firstRun,
            Preferences now,
            Set<Fixed> fixed,
            ServerViewModel server,
            Messages messages,
            Consumer<Preferences> whenChanged,
            Consumer<String> whenDone) {
        this.firstRun = firstRun;
        this.fixed = Set.copyOf(fixed);
        this.server = server;
        this.messages = messages;
        this.whenChanged = whenChanged;
        this.whenDone = whenDone;
        language.set(now.language());
        theme.set(now.theme());
        textSize.set(now.textSize());
        spelling.set(now.spelling());
        for (var kind : NotificationKind.values()) {
            var told = new SimpleBooleanProperty(now.notifications().contains(kind));
            told.addListener(changed -> tell());
            notifications.put(kind, told);
        }
        language.addListener(changed -> tell());
        theme.addListener(changed -> tell());
        textSize.addListener(changed -> tell());
        spelling.addListener(changed -> tell());
        server.addressProperty().addListener(changed -> doubtful.set(false));
    }

    private void tell() {
        whenChanged.accept(chosen());
    }

    private Preferences chosen() {
        return new Preferences(
                language.get(),
                theme.get(),
                textSize.get(),
                spelling.get(),
                notifications.entrySet().stream()
                        .filter(kind -> kind.getValue().get())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** Ends the settings; the first time only after a look at the server, which a second try goes without. */
    public void done() {
        if (server.busyProperty().get()) {
            return;
        }
        if (!firstRun || isFixed(Fixed.SERVER)) {
            leave();
        } else if (doubtful.get()
                && ServerAddress.of(server.addressProperty().get()).isPresent()) {
            leave();
        } else {
            server.check(usable -> {
                doubtful.set(!usable);
                if (usable) {
                    leave();
                }
            });
        }
    }

    private void leave() {
        tell();
        whenDone.accept(server.addressProperty().get().strip());
    }

    /** The languages to choose from, in each one's own words. */
    public List<Locale> languages() {
        return List.of(Locale.FRENCH, Locale.ENGLISH);
    }

    /** A language in its own words, which need no translation. */
    public String nameOf(Locale spoken) {
        return Locale.ENGLISH.equals(spoken) ? "English" : "Français";
    }

    /** A theme in words. */
    public String nameOf(Theme choice) {
        return messages.text("settings.theme." + choice.name().toLowerCase(Locale.ROOT));
    }

    /** A size in words. */
    public String nameOf(TextSize size) {
        return messages.text("settings.text-size.percent", String.valueOf(size.percent()));
    }

    /** A kind of notification in words. */
    public String nameOf(NotificationKind kind) {
        return messages.text(
                "settings.notifications." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether something cannot be chosen here. */
    public boolean isFixed(Fixed setting) {
        return fixed.contains(setting);
    }

    public boolean isFirstRun() {
        return firstRun;
    }

    public ServerViewModel server() {
        return server;
    }

    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<TextSize> textSizeProperty() {
        return textSize;
    }

    /** Whether words that French does not have are pointed out. */
    public BooleanProperty spellingProperty() {
        return spelling;
    }

    /** Whether a kind is told. */
    public BooleanProperty toldProperty(NotificationKind kind) {
        return notifications.get(kind);
    }

    /** Whether the server did not pass, and the next try goes on all the same. */
    public ReadOnlyBooleanProperty doubtfulProperty() {
        return doubtful.getReadOnlyProperty();
    }
}
