package fr.gestan.gsupport.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.database.Schema;
import fr.gestan.gsupport.server.imports.Import;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on files as an old Gestan and spreadsheets write them, into a database of its own for each test. */
class ImportHistoryTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String CLIENTS = """
            ID client;Raison sociale;APE;Nom;Prénom;Courriel;CP;Ville;Pays;NPI;Validité CT;Solde CT
            4996;JARDINS DU TILLEUL;6202A;MERCADAL;Joël;contact@tilleul.example;62180;VERTON;France;N;30/07/2021;50
            5001;TRANSPORTS BELLERIVE;;AUBRAC;Inès;contact@bellerive.example;69007;LYON;;O;;-15
            5005;ATELIER NOUVEL AIR;;;;;;;;;;30
            """;

    private static final String HISTORY = """
            ID inter;ID client;Motif;Conseil;Par;Crédit avant;Crédit après;DH Inter;Durée inter
            6 627;4996;Paramétrage Gmail;;HRY;55;50;01/02/2022 14:13:12;5
            6 166;4996;Nom de facture (bug ?);Sauvegardez !;ECN;65;55;30/07/2021 09:57:19;10
            5 833;4996;Enregistrement licence extension;;NVL;65;65;30/04/2021 11:46:11;3
            5 656;4996;ACHAT CREDIT-TEMPS;;9999;5;65;24/03/2021 09:22:19;
            5 654;4996;Numéro de facture disparu;;CPL;15;5;23/03/2021 14:39:40;10
            5 035;4996;Problème de connexion;;HRY;33;15;06/11/2020 09:22:56;18
            4 380;5001;Fichier corrompu;;ECN;-15;-15;27/03/2020 11:03:00;8
            4 350;5001;Clôture;;NVL;20;-25;12/02/2020 09:41:17;45
            4 301;5001;ACHAT CREDIT-TEMPS;;9999;0;60;10/09/2019 10:12:40;
            """;

    @TempDir
    static Path emptyDatabase;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private EmbeddedPostgres postgres;

    @BeforeAll
    static void makeAnEmptyDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start(emptyDatabase)) {
            Schema.migrate(postgres.access());
        }
    }

    /** A copy of the empty one: a quarter of the time that it takes to make one. */
    @BeforeEach
    void startTheDatabase() throws Exception {
        copy(emptyDatabase, directory.resolve("data"));
        postgres = EmbeddedPostgres.start(directory.resolve("data"));
    }

    @AfterEach
    void stopTheDatabase() {
        postgres.close();
    }

    @Test
    void an_old_export_comes_over_and_each_broken_place_is_named() throws Exception {
        int code = run(file("clients.csv", CLIENTS, WINDOWS), file("historique.csv", HISTORY, WINDOWS));

        assertThat(code).as(text(err)).isEqualTo(1);
        assertThat(text(out))
                .contains("historique.csv, ligne 9 : « Crédit avant » est 20, la ligne précédente finit à 60")
                .contains("historique.csv, ligne 8 : « Crédit avant » est -15, la ligne précédente finit à -25")
                .contains("Comptes créés pour d'anciens intervenants, sans connexion possible : CPL, ECN, HRY, NVL")
                .contains("Repris : 3 clients (0 déjà là), 13 lignes (0 déjà là) ; 2 points à regarder.");
        assertThat(account(4996)).isEqualTo("50 normal 43 free 3 calls 5 valid 2021-07-30");
        assertThat(account(5001)).isEqualTo("-15 normal 45 free 8 calls 2 valid null");
        assertThat(account(5005)).isEqualTo("30 normal 0 free 0 calls 0 valid null");
        assertThat(rows("SELECT id || ' ' || kind || ' ' || balance_before || ' ' || balance_after || ' ' || summary"
                        + " FROM ledger_line WHERE client_id = 5001 ORDER BY seq"))
                .containsExactly(
                        "4301 CREDIT_PURCHASE 0 60 ACHAT CREDIT-TEMPS",
                        "4349 OPENING 60 20 REPRISE DU SOLDE (écart de l'ancien historique)",
                        "4350 INTERVENTION 20 -25 Clôture",
                        "4379 OPENING -25 -15 REPRISE DU SOLDE (écart de l'ancien historique)",
                        "4380 INTERVENTION -15 -15 Fichier corrompu");
        assertThat(rows("SELECT city || ' ' || first_name || ' ' || country || ' ' || npi_active FROM client"
                        + " WHERE id IN (4996, 5001) ORDER BY id"))
                .containsExactly("VERTON Joël FRA false", "LYON Inès FRA true");
        assertThat(rows("SELECT performed_at AT TIME ZONE 'UTC' FROM ledger_line WHERE id = 6627"))
                .containsExactly("2022-02-01 13:13:12");
        assertThat(verifyLedger()).isZero();
    }

    @Test
    void later_clients_and_lines_get_numbers_above_those_that_came() throws Exception {
        run(file("clients.csv", CLIENTS, UTF_8), file("historique.csv", HISTORY, UTF_8));

        assertThat(rows("SELECT nextval('ledger_line_id_seq') > (SELECT max(id) FROM ledger_line)"))
                .containsExactly("t");
        assertThat(rows("SELECT nextval('client_id_seq') > 5005")).containsExactly("t");
    }

    @Test
    void a_trial_says_the_same_and_writes_nothing() throws Exception {
        int code = run(file("clients.csv", CLIENTS, WINDOWS), file("historique.csv", HISTORY, WINDOWS), "--dry-run");

        assertThat(code).isEqualTo(1);
        assertThat(text(out))
                .contains("historique.csv, ligne 9 : ", "historique.csv, ligne 8 : ")
                .contains("rien n'est écrit : 3 clients (0 déjà là), 13 lignes (0 déjà là) ; 2 points à regarder.");
        assertThat(rows("SELECT (SELECT count(*) FROM client) + (SELECT count(*) FROM ledger_line)"
                        + " + (SELECT count(*) FROM audit)"))
                .containsExactly("0");
    }

    @Test
    void started_again_nothing_comes_twice() throws Exception {
        var clients = file("clients.csv", CLIENTS, WINDOWS);
        var history = file("historique.csv", HISTORY, WINDOWS);
        run(clients, history);

        assertThat(run(clients, history)).as(text(out) + text(err)).isZero();
        assertThat(text(out)).contains("Repris : 0 client (3 déjà là), 0 ligne (9 déjà là) ; 0 point à regarder.");
        assertThat(verifyLedger()).isZero();
    }

    @Test
    void what_was_interrupted_goes_on_where_it_was() throws Exception {
        var clients = new StringBuilder("ID client;Raison sociale\n");
        var history =
                new StringBuilder("ID inter;ID client;Motif;Par;Crédit avant;Crédit après;DH Inter;Durée inter\n");
        for (int client = 1; client <= 40; client++) {
            clients.append(client).append(";Client ").append(client).append('\n');
            for (int line = 0; line < 200; line++) {
                history.append("%d;%d;Appel;HRY;%d;%d;01/02/2022 14:13:12;1%n"
                        .formatted(client * 1_000 + line, client, 500 - line, 499 - line));
            }
        }
        var files = new Import.Files(
                file("clients.csv", clients.toString(), UTF_8),
                file("historique.csv", history.toString(), UTF_8),
                PARIS);

        assertThatThrownBy(() -> importTelling(files, new Telling() {
                    private int times;

                    @Override
                    public void progress(long done, long of) {
                        if (of == 8_000 && ++times == 2) {
                            throw new IllegalStateException("the power went off");
                        }
                    }
                }))
                .hasMessage("the power went off");
        long before = Long.parseLong(rows("SELECT count(*) FROM ledger_line").get(0));
        var result = importTelling(files, new Telling());

        assertThat(before).isBetween(2_000L, 6_500L);
        assertThat(result.lines()).isEqualTo(8_040 - before);
        assertThat(rows("SELECT DISTINCT balance_minutes FROM account")).containsExactly("300");
        assertThat(verifyLedger()).isZero();
    }

    @Test
    void each_row_that_does_not_hold_is_named_with_the_reason() throws Exception {
        var rows = List.of(
                "x;1;Appel;HRY;10;5;01/02/2022 14:13:12;5",
                "7;;Appel;HRY;10;5;01/02/2022 14:13:12;5",
                "8;2;Appel;HRY;10;5;01/02/2022 14:13:12;5",
                "9;1;;HRY;10;5;01/02/2022 14:13:12;5",
                "10;1;Appel;H-R;10;5;01/02/2022 14:13:12;5",
                "11;1;Appel;HRY;10;5;31/02/2022 14:13:12;5",
                "12;1;Appel;HRY;10;5;01/02/2022 14:13:12;6",
                "13;1;Appel;HRY;10;15;01/02/2022 14:13:12;5",
                "14;1;Appel;HRY;2000;0;01/02/2022 14:13:12;2000",
                "15;1;Appel;HRY;dix;5;01/02/2022 14:13:12;5",
                "6;1;Appel;HRY;-5;-10;01/02/2022 14:13:12;5");
        var history = "ID inter;ID client;Motif;Par;Crédit avant;Crédit après;DH Inter;Durée inter\n"
                + "6;1;Avant;HRY;0;-5;01/02/2022 14:00:00;5\n" + String.join("\n", rows);

        int code = run(file("clients.csv", "ID;Société\n1;Une\n", UTF_8), file("historique.csv", history, UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(text(out).lines().map(line -> line.replace('\u202f', ' ').replace('\u00a0', ' ')))
                .contains(
                        "historique.csv, ligne 3 : « ID inter » : « x » n'est pas un nombre qui convient",
                        "historique.csv, ligne 4 : « ID client » est vide",
                        "historique.csv, ligne 5 : il n'y a pas de client 2",
                        "historique.csv, ligne 6 : « Motif » est vide",
                        "historique.csv, ligne 7 : « Par » : « H-R » n'est pas un code de technicien",
                        "historique.csv, ligne 8 : « DH Inter » : « 31/02/2022 14:13:12 » n'est pas une date"
                                + " (01/02/2022 14:13:12)",
                        "historique.csv, ligne 9 : de 10 à 5, ce n'est ni 6 minutes de moins, ni gratuit",
                        "historique.csv, ligne 10 : de 10 à 15, ce n'est ni 5 minutes de moins, ni gratuit",
                        "historique.csv, ligne 11 : une durée de 2 000 minutes n'est pas entre 1 et 1 440",
                        "historique.csv, ligne 12 : « Crédit avant » : « dix » n'est pas un nombre qui convient",
                        "historique.csv, ligne 13 : le numéro 6 est déjà celui d'une autre ligne du fichier");
        assertThat(account(1)).startsWith("-5 ");
    }

    @Test
    void a_spreadsheets_table_with_commas_quotes_and_line_breaks_is_read_too() throws Exception {
        var history = "\uFEFF" + """
                Client,ID,Motif,Par,Avant,Après,Date,Durée
                1,10,"Un, deux
                et \"\"trois\"\"\",HRY,0,-80,2022-02-01 14:13,1 h 20 m

                1,15,Suite,HRY,0,-5,02/02/22 08:00,5
                """;

        int code = run(file("clients.csv", "ID,Société\n1,\"Une, deux\"\n", UTF_8), file("h.csv", history, UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(text(out)).contains("h.csv, ligne 5 : « Crédit avant » est 0, la ligne précédente finit à -80");
        assertThat(rows("SELECT summary FROM ledger_line WHERE id = 10")).containsExactly("Un, deux\net \"trois\"");
        assertThat(rows("SELECT company_name FROM client")).containsExactly("Une, deux");
    }

    @Test
    void a_field_that_can_not_be_kept_costs_itself_and_not_the_client() throws Exception {
        var clients = "ID client;Raison sociale;APE;Pays\n1;Une;12;Atlantide\n";

        int code = run(
                file("clients.csv", clients, UTF_8),
                file("historique.csv", HISTORY.lines().findFirst().orElseThrow(), UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(text(out))
                .contains("clients.csv, ligne 2 : « APE » : « 12 » ne peut pas être gardé")
                .contains("clients.csv, ligne 2 : « Pays » : « Atlantide » ne peut pas être gardé");
        assertThat(rows("SELECT company_name || ' ' || country FROM client")).containsExactly("Une FRA");
    }

    @Test
    void a_table_without_a_column_that_is_needed_stops_before_anything_is_written() throws Exception {
        int code = run(file("clients.csv", CLIENTS, UTF_8), file("historique.csv", "ID inter;Motif\n1;Appel\n", UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(text(err))
                .contains("Dans historique.csv, il manque : ID client, Par, Crédit avant, Crédit après, DH Inter,"
                        + " Durée inter. Les colonnes y sont : ID inter | Motif");
        assertThat(rows("SELECT count(*) FROM client")).containsExactly("0");
    }

    @Test
    void nothing_of_the_past_is_put_behind_a_line_of_today() throws Exception {
        var clients = file("clients.csv", "ID;Société\n1;Une\n", UTF_8);
        var head = "ID inter;ID client;Motif;Par;Crédit avant;Crédit après;DH Inter;Durée inter\n";
        var first = "6;1;Avant;HRY;0;-5;01/02/2022 14:00:00;5\n";
        run(clients, file("historique.csv", head, UTF_8));
        openWith(30);

        assertThat(run(clients, file("historique.csv", head + first, UTF_8))).isEqualTo(1);
        assertThat(text(out)).contains("historique.csv, ligne 2 : le compte 1 a déjà des lignes saisies dans gSupport");
        assertThat(account(1)).startsWith("30 ");
    }

    @Test
    void wrong_usage_is_explained() throws Exception {
        assertThat(run(file("clients.csv", CLIENTS, UTF_8))).isEqualTo(2);
        assertThat(text(err)).contains("import attend deux fichiers");
        assertThat(run(directory.resolve("none.csv"), directory.resolve("none.csv")))
                .isEqualTo(2);
        assertThat(text(err)).contains("none.csv » n'existe pas");
    }

    /** With the rights of each file, which PostgreSQL looks at. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static class Telling implements Import.Told {

        @Override
        public void finding(Path file, long row, String why) {
            // What these tests look at is what is written.
        }

        @Override
        public void remark(String sentence) {
            // As above.
        }

        @Override
        public void progress(long done, long of) {
            // As above.
        }
    }

    private Import.Result importTelling(Import.Files files, Import.Told told) throws Exception {
        var access = postgres.access();
        try (var reading = DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                var writing = asServer()) {
            return Import.run(reading, writing, files, false, told);
        }
    }

    private int run(Path file, String... options) {
        return run(Stream.concat(Stream.of(file.toString()), Stream.of(options)));
    }

    private int run(Path clients, Path history, String... options) {
        return run(Stream.concat(Stream.of(clients.toString(), history.toString()), Stream.of(options)));
    }

    private int run(Stream<String> arguments) {
        return admin(Stream.concat(Stream.of("import"), arguments).toList());
    }

    private int verifyLedger() {
        return admin(List.of("verify-ledger"));
    }

    private int admin(List<String> arguments) {
        out.reset();
        err.reset();
        return new AdminCommand(
                        demo -> OpenDatabase.external(postgres.access()),
                        () -> null,
                        PARIS,
                        print(out),
                        print(err),
                        false)
                .run(arguments);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.writeString(directory.resolve(name), text, charset);
    }

    private String account(long clientId) throws SQLException {
        return rows("SELECT balance_minutes || ' normal ' || normal_minutes || ' free ' || free_minutes || ' calls '"
                        + " || interventions || ' valid ' || coalesce(valid_until::text, 'null')"
                        + " FROM account WHERE client_id = " + clientId)
                .get(0);
    }

    /** A line as the server writes it. */
    private void openWith(int minutes) throws SQLException {
        try (var connection = asServer();
                var insert = connection.createStatement()) {
            insert.execute(
                    "INSERT INTO ledger_line (client_id, seq, kind, delta_minutes, balance_before, balance_after,"
                            + " normal_minutes_after, free_minutes_after, interventions_after, by_code, performed_at, summary,"
                            + " text_salt, text_digest, previous_hash, hash) VALUES (1, 1, 'OPENING', " + minutes
                            + ", 0, "
                            + minutes + ", 0, 0, 0, '9999', now(), 'REPRISE DU SOLDE', '', '', '', '1')");
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = asServer();
                var select = connection.createStatement();
                var row = select.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    private Connection asServer() throws SQLException {
        var access = postgres.access();
        return DriverManager.getConnection(access.url(), access.serverUser(), access.serverPassword());
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
