package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The facts of a mail that tells of credit bought or offered, frozen when the purchase was recorded.
 *
 * @param companyName "Vous"
 * @param boughtMinutes above 0
 * @param offered a gift
 * @param balanceBefore minutes
 * @param balanceAfter minutes
 * @param validUntil until when this credit is valid; null where that was not said
 * @param performedAt UTC; shown in the publisher's time zone
 * @param preferencesUrl where the client chooses which mails to get
 * @param language the client's
 */
public record CreditNoteContent(
        String companyName,
        int boughtMinutes,
        boolean offered,
        int balanceBefore,
        int balanceAfter,
        LocalDate validUntil,
        Instant performedAt,
        String preferencesUrl,
        Language language) {}
