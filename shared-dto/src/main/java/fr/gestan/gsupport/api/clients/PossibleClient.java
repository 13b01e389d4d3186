package fr.gestan.gsupport.api.clients;

import jakarta.validation.constraints.Size;

/**
 * What is about to be written about a client, to see whether there is one already. All may be null; what is null or blank
 * is not compared.
 *
 * @param clientId the client that is being corrected, who is no duplicate of itself; null while one is created
 */
public record PossibleClient(
        @Size(max = 200) String companyName,
        @Size(max = 254) String email,
        @Size(max = 40) String phone,
        @Size(max = 60) String licenceNumber,
        Long clientId) {}
