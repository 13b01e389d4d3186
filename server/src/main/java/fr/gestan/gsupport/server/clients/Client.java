package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientCard.DoNotIntervene;
import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.api.clients.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A company that bought the software, and whether to help it (NPI). What it has left is its account's. */
@Entity
class Client {

    private static final Map<String, Function<ClientData, Object>> FIELDS = fields();

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "client_id_seq")
    @SequenceGenerator(name = "client_id_seq", sequenceName = "client_id_seq", allocationSize = 1)
    private Long id;

    private String companyName;
    private String apeCode;
    private String lastName;
    private String firstName;
    private String email;
    private String address;
    private String postalCode;
    private String city;
    private String country;
    private String phone;
    private String partnerCode;
    private String licenceNumber;

    @Enumerated(EnumType.STRING)
    private Hosting hosting;

    private String language = Language.FR.code();

    private boolean npiActive;
    private String npiReason;
    private Instant npiSince;
    private String npiBy;
    private LocalDate npiReviewOn;

    @Version
    private long version;

    protected Client() {}

    /** @param data after {@link CleanText} */
    static Client of(ClientData data) {
        var client = new Client();
        client.write(data);
        return client;
    }

    /** The visible number; null until it is persisted. */
    Long id() {
        return id;
    }

    /** Rises with every change. */
    long version() {
        return version;
    }

    ClientData data() {
        return new ClientData(
                companyName,
                apeCode,
                lastName,
                firstName,
                email,
                address,
                postalCode,
                city,
                country,
                phone,
                partnerCode,
                licenceNumber,
                hosting,
                Language.ofCode(language));
    }

    DoNotIntervene doNotIntervene() {
        return new DoNotIntervene(npiActive, npiReason, npiSince, npiBy, npiReviewOn);
    }

    /**
     * Replaces all data, the language only where one is told: who corrects an address by a script of older days does not
     * mean to change it.
     *
     * @param data after {@link CleanText}
     * @return the names of the fields that changed
     */
    List<String> correct(ClientData data) {
        var before = data();
        write(data);
        var after = data();
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Sets NPI. Where it is set already, another reason replaces the one that stands and its author, and {@code since}
     * stays: what counts for work begun in good faith is when it was first set.
     *
     * @param reviewOn null: no day to look at it again
     * @return whether anything changed
     */
    boolean setDoNotIntervene(String reason, LocalDate reviewOn, String by, Instant now) {
        if (npiActive && reason.equals(npiReason) && Objects.equals(reviewOn, npiReviewOn)) {
            return false;
        }
        npiSince = npiActive ? npiSince : now;
        npiActive = true;
        npiReason = reason;
        npiBy = by;
        npiReviewOn = reviewOn;
        return true;
    }

    /** @return whether it was set */
    boolean liftDoNotIntervene() {
        boolean wasSet = npiActive;
        npiActive = false;
        npiReason = null;
        npiSince = null;
        npiBy = null;
        npiReviewOn = null;
        return wasSet;
    }

    private void write(ClientData data) {
        companyName = data.companyName();
        apeCode = data.apeCode();
        lastName = data.lastName();
        firstName = data.firstName();
        email = data.email();
        address = data.address();
        postalCode = data.postalCode();
        city = data.city();
        country = data.country();
        phone = data.phone();
        partnerCode = data.partnerCode();
        licenceNumber = data.licenceNumber();
        hosting = data.hosting();
        if (data.language() != null) {
            language = data.language().code();
        }
    }

    private static Map<String, Function<ClientData, Object>> fields() {
        var fields = new LinkedHashMap<String, Function<ClientData, Object>>();
        fields.put("companyName", ClientData::companyName);
        fields.put("apeCode", ClientData::apeCode);
        fields.put("lastName", ClientData::lastName);
        fields.put("firstName", ClientData::firstName);
        fields.put("email", ClientData::email);
        fields.put("address", ClientData::address);
        fields.put("postalCode", ClientData::postalCode);
        fields.put("city", ClientData::city);
        fields.put("country", ClientData::country);
        fields.put("phone", ClientData::phone);
        fields.put("partnerCode", ClientData::partnerCode);
        fields.put("licenceNumber", ClientData::licenceNumber);
        fields.put("hosting", ClientData::hosting);
        fields.put("language", ClientData::language);
        return fields;
    }
}
