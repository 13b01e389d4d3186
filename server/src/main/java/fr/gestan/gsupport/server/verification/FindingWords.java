package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.server.ledger.Finding;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read of a verification, in French. */
public final class FindingWords {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "messages/verification",
            Locale.FRENCH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private FindingWords() {}

    /** Account, line, figure, what is stored and what must be, on one line. */
    public static String sentence(Finding finding) {
        var figure = figure(finding.figure());
        return finding.lineId() == null
                ? say("finding.account", finding.clientId(), figure, finding.found(), finding.expected())
                : say(
                        "finding.line",
                        finding.clientId(),
                        finding.lineId(),
                        figure,
                        finding.found(),
                        finding.expected());
    }

    static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.FRENCH).format(values);
    }

    /** The name of a figure, or the column itself where it has none. */
    static String figure(String column) {
        var key = "figure." + column;
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : column;
    }
}
