package fr.gestan.gsupport.server.http;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words that people read, in their language whatever the machine speaks. */
public final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    /**
     * Those of one feature.
     *
     * @param feature name of a bundle among the messages, such as {@code pay}
     */
    public static ResourceBundle of(String feature, Locale language) {
        return ResourceBundle.getBundle("messages/" + feature, language, NO_FALLBACK);
    }
}
