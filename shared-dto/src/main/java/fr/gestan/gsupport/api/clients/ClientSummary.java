package fr.gestan.gsupport.api.clients;

/**
 * A client in a list of matches.
 *
 * @param id the client's visible number
 * @param balanceMinutes credit left, minutes; may be negative
 * @param doNotIntervene whether NPI is set
 */
public record ClientSummary(
        long id,
        String companyName,
        String lastName,
        String firstName,
        String email,
        String postalCode,
        String city,
        int balanceMinutes,
        boolean doNotIntervene,
        Hosting hosting) {}
