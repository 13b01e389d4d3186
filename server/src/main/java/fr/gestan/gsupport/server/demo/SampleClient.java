package fr.gestan.gsupport.server.demo;

/**
 * An invented client; all but id, company and hosting may be null.
 *
 * @param npiReason null: NPI is off
 */
record SampleClient(
        long id,
        String companyName,
        String apeCode,
        String lastName,
        String firstName,
        String email,
        String address,
        String postalCode,
        String city,
        String phone,
        String licenceNumber,
        String hosting,
        String npiReason) {}
