package fr.gestan.gsupport.server.admin;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in French as the launcher does. */
final class Words {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "messages/admin",
            Locale.FRENCH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {}

    static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.FRENCH).format(values);
    }
}
