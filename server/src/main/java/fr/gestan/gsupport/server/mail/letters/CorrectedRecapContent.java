package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;

/**
 * The facts of a mail that puts an earlier one right, frozen when the line was corrected.
 *
 * @param companyName "Vous"
 * @param wrong what had been recorded by mistake
 * @param right what was recorded in its stead for the same client; null where it is only undone
 * @param balanceBefore minutes, before the mistake was undone
 * @param balanceAfter minutes, now
 * @param senderName full name, signs the mail
 * @param senderPhone null where unknown, blank becomes null
 * @param preferencesUrl where the client chooses which mails to get
 * @param language the client's
 */
public record CorrectedRecapContent(
        String companyName,
        Recorded wrong,
        Recorded right,
        int balanceBefore,
        int balanceAfter,
        String senderName,
        String senderPhone,
        String preferencesUrl,
        Language language) {

    public CorrectedRecapContent {
        senderPhone = senderPhone == null || senderPhone.isBlank() ? null : senderPhone;
    }

    /**
     * An intervention, a purchase or another line that moved the balance.
     *
     * @param what which of them
     * @param minutes of work, or what the balance was moved by
     * @param free an intervention that debits nothing
     * @param advice "Notre conseil"; null where there is none, blank becomes null
     * @param at when it was recorded, UTC
     */
    public record Recorded(What what, int minutes, boolean free, String summary, String advice, Instant at) {
        public Recorded {
            advice = advice == null || advice.isBlank() ? null : advice;
        }

        public boolean intervention() {
            return what == What.INTERVENTION;
        }

        public boolean purchase() {
            return what == What.PURCHASE;
        }
    }

    /** What mails have words for. */
    public enum What {
        INTERVENTION,
        PURCHASE,
        OTHER
    }
}
