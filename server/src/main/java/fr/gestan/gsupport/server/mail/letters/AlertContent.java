package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;

/**
 * The facts of a mail that tells of a balance that has fallen through a threshold, frozen when that happened.
 *
 * @param companyName "Vous"
 * @param balanceBefore minutes
 * @param balanceAfter minutes
 * @param performedAt UTC; shown in the publisher's time zone
 * @param preferencesUrl where the client chooses which mails to get
 * @param language the client's
 */
public record AlertContent(
        String companyName,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String preferencesUrl,
        Language language) {}
