package fr.gestan.gsupport.server.imports;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What an import says, in French as the command line does. */
final class ImportWords {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "messages/imports",
            Locale.FRENCH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private ImportWords() {}

    static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.FRENCH).format(values);
    }
}
