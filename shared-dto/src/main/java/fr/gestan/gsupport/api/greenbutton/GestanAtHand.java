package fr.gestan.gsupport.api.greenbutton;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * What a Gestan tells of itself. All may be null; none of it gives anybody a right.
 *
 * @param licenceNumber case, accents and separators do not count
 * @param clientId the client's number, where that Gestan knows it
 * @param companyName case, accents and separators do not count
 * @param email case does not count
 * @param postalCode tells companies of one name apart; alone it finds nothing
 * @param version of that Gestan; not looked at
 * @param technician trigram of the technician whose desktop is to open what is found, or null
 */
public record GestanAtHand(
        @Size(max = 60) String licenceNumber,
        @Min(1) Long clientId,
        @Size(max = 200) String companyName,
        @Size(max = 254) String email,
        @Size(max = 20) String postalCode,
        @Size(max = 100) String version,
        @Size(max = 10) String technician) {}
