package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;

/**
 * The facts of a recap, frozen when the intervention was recorded (product.md, "The mail").
 *
 * @param companyName "Vous"
 * @param summary "Résumé de l'intervention"
 * @param advice "Notre conseil"; null where there is none, blank becomes null
 * @param balanceBefore minutes
 * @param balanceAfter minutes
 * @param inviteToFacebook ticked by the technician, and the client wants such invitations
 * @param performedAt UTC; shown in the publisher's time zone
 * @param technicianName full name, signs the mail
 * @param technicianPhone the technician's own; null where unknown, blank becomes null
 * @param preferencesUrl where the client chooses which mails to get
 * @param language the client's
 */
public record RecapContent(
        String companyName,
        String summary,
        String advice,
        int durationMinutes,
        int balanceBefore,
        int balanceAfter,
        boolean free,
        boolean inviteToFacebook,
        Instant performedAt,
        String technicianName,
        String technicianPhone,
        String preferencesUrl,
        Language language) {

    public RecapContent {
        advice = advice == null || advice.isBlank() ? null : advice;
        technicianPhone = technicianPhone == null || technicianPhone.isBlank() ? null : technicianPhone;
    }
}
