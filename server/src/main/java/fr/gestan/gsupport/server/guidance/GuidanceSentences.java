package fr.gestan.gsupport.server.guidance;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentence to say for each verdict, in French or English. */
public final class GuidanceSentences {

    private static final String BUNDLE = "messages/guidance";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private GuidanceSentences() {}

    /**
     * What the technician tells the client.
     *
     * @param locale English where its language is English, else French
     */
    public static String sentence(Decision decision, AccountState account, Locale locale) {
        var language = "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        var key = decision == Decision.PROCEED && account.doNotIntervene()
                ? "PROCEED_LIFT_DO_NOT_INTERVENE"
                : decision.name();
        var pattern = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, language).format(new Object[] {account.balanceMinutes()});
    }
}
