package fr.gestan.gsupport.server.demo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The invented companies: one for each case of the rules, and some two hundred more to fill lists. */
@ApplicationScoped
class SampleClients {

    static final long TILLEUL = 4996;
    static final long BELLERIVE = 5001;
    static final long NPI_OWING = 5002;
    static final long NPI_IN_CREDIT = 5003;
    static final long OVERDRAWN = 5004;
    static final long NEW = 5005;
    static final long USED_UP = 5006;
    static final long CLOUD = 5007;
    static final long WITHOUT_EMAIL = 5008;
    static final long FIRST_OF_THREE = 5009;
    static final long FIRST_OF_MANY = 5020;
    static final int MANY = 200;

    private static final Duration NPI_AGE = Duration.ofDays(40);
    private static final int SEED = 4996;

    private static final String INSERT = """
            INSERT INTO client (id, company_name, ape_code, last_name, first_name, email, address, postal_code, city,
                phone, licence_number, hosting, npi_active, npi_reason, npi_since, npi_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String USE_UP_IDS = "SELECT count(nextval('client_id_seq')) FROM generate_series(1, ?)";

    private static final String INSERT_SENT_MAILS = """
            INSERT INTO mail (kind, client_id, line_id, recipient, status, attempts, created_at, sent_at)
            SELECT CASE line.kind WHEN 'INTERVENTION' THEN 'RECAP' ELSE 'CREDIT_NOTE' END, client.id, line.id,
                client.email, 'SENT', 1, line.performed_at, line.performed_at + interval '2 seconds'
            FROM ledger_line line
            JOIN client ON client.id = line.client_id
            WHERE client.email IS NOT NULL
            ORDER BY line.id
            """;

    private static final List<SampleClient> SPECIAL = List.of(
            special(TILLEUL, "JARDINS DU TILLEUL", "MERCADAL", "Joël", "1 allée des Charmes", "62180", "VERTON", null),
            special(BELLERIVE, "TRANSPORTS BELLERIVE", "AUBRAC", "Inès", "12 quai du Port", "69007", "LYON", null),
            special(
                    NPI_OWING,
                    "MENUISERIE CORBIGNY",
                    "PASTOREL",
                    "Luc",
                    "4 rue de la Scierie",
                    "58800",
                    "CORBIGNY",
                    "Facture impayée depuis trois mois"),
            special(
                    NPI_IN_CREDIT,
                    "GARAGE DES ACACIAS",
                    "VERNEUIL",
                    "Sonia",
                    "27 avenue des Acacias",
                    "33600",
                    "PESSAC",
                    "Chèque sans provision, régularisé depuis"),
            special(OVERDRAWN, "BOUCHERIE LAMOTHE", "LAMOTHE", "Denis", "8 place du Marché", "24200", "SARLAT", null),
            special(NEW, "ATELIER NOUVEL AIR", "KERGOAT", "Maël", "3 rue des Voiliers", "29200", "BREST", null),
            special(USED_UP, "LIBRAIRIE DU PONT", "SAUVIGNY", "Anaïs", "15 rue du Pont", "37000", "TOURS", null),
            new SampleClient(
                    CLOUD,
                    "NUAGE COMPTABLE",
                    "6920Z",
                    "ROCHEBRUNE",
                    "Paul",
                    "contact@nuage-comptable.example",
                    "20 boulevard Carnot",
                    "06400",
                    "CANNES",
                    "04-65-71-50-07",
                    "GST-005007",
                    "CLOUD",
                    null),
            new SampleClient(
                    WITHOUT_EMAIL,
                    "POTERIE DES MONTS",
                    "2341Z",
                    "DELMAS",
                    "Rose",
                    null,
                    "Lieu-dit Les Monts",
                    "63290",
                    "CHATELDON",
                    "04-65-71-50-08",
                    "GST-005008",
                    "CLASSIC",
                    null),
            ofThree(0, "TOULOUSE", "31000"),
            ofThree(1, "ALBI", "81000"),
            ofThree(2, "CASTRES", "81100"));

    private final AgroalDataSource dataSource;

    SampleClients(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static SampleClient special(
            long id,
            String companyName,
            String lastName,
            String firstName,
            String address,
            String postalCode,
            String city,
            String npiReason) {
        return new SampleClient(
                id,
                companyName,
                "6202A",
                lastName,
                firstName,
                mailbox(companyName),
                address,
                postalCode,
                city,
                phone(id),
                licence(id),
                "CLASSIC",
                npiReason);
    }

    /** Three accounts of one company: what the green button has to let the technician choose from. */
    private static SampleClient ofThree(int which, String city, String postalCode) {
        long id = FIRST_OF_THREE + which;
        return new SampleClient(
                id,
                "COOPERATIVE DU LAURAGAIS",
                "4621Z",
                "BRASSAC",
                "Émile",
                "compta@cooperative-du-lauragais.example",
                (which + 1) + " route des Moulins",
                postalCode,
                city,
                phone(id),
                licence(id),
                "CLASSIC",
                null);
    }

    private static List<SampleClient> many() {
        var random = new Random(SEED);
        var clients = new ArrayList<SampleClient>();
        for (int i = 0; i < MANY; i++) {
            long id = FIRST_OF_MANY + i;
            var companyName = SampleWords.companyName(i);
            var city = SampleWords.pick(SampleWords.CITIES, random);
            clients.add(new SampleClient(
                    id,
                    companyName,
                    SampleWords.pick(SampleWords.APE_CODES, random),
                    SampleWords.pick(SampleWords.LAST_NAMES, random),
                    SampleWords.pick(SampleWords.FIRST_NAMES, random),
                    mailbox(companyName),
                    (1 + random.nextInt(80)) + " " + SampleWords.pick(SampleWords.STREETS, random),
                    city.postalCode(),
                    city.name(),
                    phone(id),
                    licence(id),
                    "CLASSIC",
                    null));
        }
        return clients;
    }

    void insert(Instant now) throws SQLException {
        var all = new ArrayList<>(SPECIAL);
        all.addAll(many());
        var npiSince = OffsetDateTime.ofInstant(now.minus(NPI_AGE), ZoneOffset.UTC);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT);
                var useUpIds = connection.prepareStatement(USE_UP_IDS)) {
            for (var client : all) {
                boolean npi = client.npiReason() != null;
                int column = 0;
                insert.setLong(++column, client.id());
                insert.setString(++column, client.companyName());
                insert.setString(++column, client.apeCode());
                insert.setString(++column, client.lastName());
                insert.setString(++column, client.firstName());
                insert.setString(++column, client.email());
                insert.setString(++column, client.address());
                insert.setString(++column, client.postalCode());
                insert.setString(++column, client.city());
                insert.setString(++column, client.phone());
                insert.setString(++column, client.licenceNumber());
                insert.setString(++column, client.hosting());
                insert.setBoolean(++column, npi);
                insert.setString(++column, client.npiReason());
                insert.setObject(++column, npi ? npiSince : null);
                insert.setString(++column, npi ? "ADV" : null);
                insert.addBatch();
            }
            insert.executeBatch();
            useUpIds.setLong(1, FIRST_OF_MANY + MANY);
            useUpIds.execute();
        }
    }

    void insertSentMails() throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT_SENT_MAILS)) {
            insert.executeUpdate();
        }
    }

    private static String mailbox(String companyName) {
        return "contact@" + SampleWords.asDomain(companyName) + ".example";
    }

    private static String phone(long id) {
        return String.format(Locale.ROOT, "04-65-71-%02d-%02d", id / 100, id % 100);
    }

    private static String licence(long id) {
        return String.format(Locale.ROOT, "GST-%06d", id);
    }
}
