package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.history.SuppressionReason;
import java.util.Arrays;

/** How the outbox keeps, in words for whoever looks into it, why a mail is not sent. */
public final class SuppressionWords {

    private SuppressionWords() {}

    /** What is kept. */
    public static String of(SuppressionReason reason) {
        return switch (reason) {
            case NO_ADDRESS -> "no usable e-mail address";
            case NOT_WANTED -> "the client chose not to get these mails";
            case NOT_ASKED_FOR -> "no corrected recap was asked for";
            case NO_CREDIT_NOTES -> "the publisher sends no credit notes";
        };
    }

    /**
     * What was meant by it.
     *
     * @param words may be null
     * @return null where they are no words of ours
     */
    public static SuppressionReason meaning(String words) {
        return Arrays.stream(SuppressionReason.values())
                .filter(reason -> of(reason).equals(words))
                .findFirst()
                .orElse(null);
    }
}
