package fr.gestan.gsupport.desktop.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words on the screen, in the language of the technician. */
public final class Messages {

    private static final String BUNDLE = "fr.gestan.gsupport.desktop.i18n.messages";

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** English for English, French for all others. */
    public static Messages in(Locale language) {
        var spoken = language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        return new Messages(ResourceBundle.getBundle(
                BUNDLE, spoken, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The bundle itself, for FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The language that is spoken. */
    public Locale language() {
        return bundle.getLocale();
    }

    /** The words under a key, with {@code {0}}, {@code {1}} … filled in; numbers and dates come already formatted. */
    public String text(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language()).format(arguments);
    }

    /** Whether there are words under a key. */
    public boolean knows(String key) {
        return bundle.containsKey(key);
    }
}
