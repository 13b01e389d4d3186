package fr.gestan.gsupport.api.clients;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What sales administration writes about a client. All but {@code companyName} may be null.
 *
 * @param apeCode French activity code, NAF rev. 2: four digits and a letter
 * @param email kept as typed; a bad one costs a warning, not the record
 * @param country ISO 3166-1 alpha-3, one that exists; {@code FRA} unless told
 * @param partnerCode the reseller; {@code 9999}, the publisher itself, unless told
 * @param hosting {@code CLASSIC} unless told
 * @param language that mails to the client are written in; null: of a new client French, else as it was
 */
public record ClientData(
        @NotBlank @Size(max = 200) String companyName,

        @Pattern(regexp = "[0-9]{4}[A-Z]", message = "must be four digits and a capital letter, such as 6202A")
        String apeCode,

        @Size(max = 100) String lastName,
        @Size(max = 100) String firstName,
        @Size(max = 254) String email,
        @Size(max = 300) String address,
        @Size(max = 20) String postalCode,
        @Size(max = 100) String city,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 3166-1 alpha-3 code, such as FRA")
        String country,

        @Size(max = 40) String phone,
        @Size(max = 20) String partnerCode,
        @Size(max = 60) String licenceNumber,
        Hosting hosting,
        Language language) {}
