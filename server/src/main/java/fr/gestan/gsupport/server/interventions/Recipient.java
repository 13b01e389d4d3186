package fr.gestan.gsupport.server.interventions;

import java.time.Instant;

/**
 * Who gets the recap, and whether NPI is set.
 *
 * @param email as it was typed; null where there is none
 * @param wantsRecaps false where the client chose not to get them
 * @param wantsReviewInvitations false where the client chose not to be invited
 * @param doNotInterveneSince null while NPI is off
 */
public record Recipient(
        String companyName,
        String email,
        boolean wantsRecaps,
        boolean wantsReviewInvitations,
        boolean doNotIntervene,
        Instant doNotInterveneSince) {}
