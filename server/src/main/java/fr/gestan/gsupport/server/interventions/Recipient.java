package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;

/**
 * Who gets the recap, and whether NPI is set.
 *
 * @param email as it was typed; null where there is none
 * @param wantsRecaps false where the client chose not to get them
 * @param wantsCreditNotes false where the client chose not to get them, nor alerts
 * @param wantsReviewInvitations false where the client chose not to be invited
 * @param language that mails are written in
 * @param doNotInterveneSince null while NPI is off
 */
public record Recipient(
        String companyName,
        String email,
        boolean wantsRecaps,
        boolean wantsCreditNotes,
        boolean wantsReviewInvitations,
        Language language,
        boolean doNotIntervene,
        Instant doNotInterveneSince) {}
