package fr.gestan.gsupport.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.database.Schema;
import fr.gestan.gsupport.server.identity.Secrets;
import fr.gestan.gsupport.server.identity.sessions.Passwords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, on a PostgreSQL of its own that runs meanwhile, as beside a server. */
class CreateAdminTest {

    private static final String PASSWORD = "pile cheval agrafe 7";

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start(data);
        Schema.migrate(postgres.access());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** Somebody at the console, who sees questions and answers them in order. */
    private static final class Somebody implements Prompt {

        private final Iterator<String> answers;
        private final List<String> questions = new ArrayList<>();

        Somebody(String... answers) {
            this.answers = List.of(answers).iterator();
        }

        @Override
        public boolean isPerson() {
            return true;
        }

        @Override
        public String ask(String question) {
            questions.add(question);
            return answers.hasNext() ? answers.next() : null;
        }

        @Override
        public String askSecretly(String question) {
            return ask("(secret) " + question);
        }
    }

    @Test
    void a_new_installation_has_nobody_who_can_log_in_and_no_key(@TempDir Path fresh) throws Exception {
        try (var database = EmbeddedPostgres.start(fresh)) {
            Schema.migrate(database.access());
            try (var connection = DriverManager.getConnection(
                            database.access().url(),
                            database.access().serverUser(),
                            database.access().serverPassword());
                    var select = connection.prepareStatement("""
                            SELECT (SELECT count(*) FROM technician WHERE password_hash IS NOT NULL),
                                (SELECT count(*) FROM technician WHERE code <> '9999'),
                                (SELECT count(*) FROM api_key)
                            """);
                    var row = select.executeQuery()) {
                row.next();
                assertThat(List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .containsOnly(0L);
            }
        }
    }

    @Test
    void a_person_is_asked_for_everything_and_for_the_password_twice() throws SQLException {
        var person = new Somebody("CA1", "Alain Daumesnil", "Alain", PASSWORD, PASSWORD);

        assertThat(run(person)).isZero();

        assertThat(person.questions).hasSize(5);
        assertThat(person.questions.subList(3, 5))
                .allSatisfy(question -> assertThat(question).startsWith("(secret)"));
        assertThat(text(out)).contains("CA1", "alain").doesNotContain(PASSWORD);
        assertThat(row("SELECT full_name, login, roles, active FROM technician WHERE code = 'CA1'"))
                .isEqualTo("Alain Daumesnil|alain|{ADMIN}|t");
        assertThat(Passwords.matches(PASSWORD, row("SELECT password_hash FROM technician WHERE code = 'CA1'")))
                .isTrue();
        assertThat(row("SELECT actor, action, result, detail FROM audit WHERE target = 'technician CA1'"))
                .isEqualTo("console|technician.create|OK|roles ADMIN");
    }

    @Test
    void a_script_sends_the_password_on_standard_input() throws SQLException {
        assertThat(script(PASSWORD + "\n", "--code", "CA2", "--name", "Élise Cantenac", "--login", "ca2"))
                .isZero();
        assertThat(script("CA3\nNadia Valmont\nca3\n" + PASSWORD)).isZero();

        assertThat(row("SELECT full_name FROM technician WHERE code = 'CA2'")).isEqualTo("Élise Cantenac");
        assertThat(row("SELECT full_name FROM technician WHERE code = 'CA3'")).isEqualTo("Nadia Valmont");
    }

    @Test
    void a_person_may_try_the_password_again_and_gives_up_after_three_times() throws SQLException {
        var options = List.of("--code", "CA4", "--name", "Claire Hautefeuille", "--login", "ca4");

        assertThat(run(new Somebody("weak", "password123", PASSWORD, "another one altogether"), options))
                .isEqualTo(1);
        assertThat(text(err)).contains("10 caractères", "que l’on essaie en premier", "pas les mêmes");
        assertThat(run(new Somebody("weak", PASSWORD, PASSWORD), options)).isZero();
        assertThat(row("SELECT count(*) FROM technician WHERE code = 'CA4'")).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            hry  | Alain Daumesnil | ca5      | pile cheval agrafe 7 | Le code doit
            9999 | Alain Daumesnil | ca5      | pile cheval agrafe 7 | Le code 9999 est ou a été
            CA5  | ' '             | ca5      | pile cheval agrafe 7 | Il faut un prénom
            CA5  | Alain Daumesnil | two ones | pile cheval agrafe 7 | L'identifiant s'écrit
            CA5  | Alain Daumesnil | 9999     | pile cheval agrafe 7 | L'identifiant 9999 est ou a été
            CA5  | Alain Daumesnil | ca5      | alain.daumesnil      | Le mot de passe n’est guère plus
            CA5  | Alain Daumesnil | ca5      | ''                   | Il manque le mot de passe
            """)
    void what_can_not_be_is_refused_and_said(String code, String name, String login, String password, String sentence)
            throws SQLException {
        assertThat(script(password + "\n", "--code", code, "--name", name, "--login", login))
                .isEqualTo(1);

        assertThat(text(err)).startsWith(sentence);
        assertThat(row("SELECT count(*) FROM technician WHERE code = 'CA5'")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--password secret", "--code", "--role ADMIN", "CA6"})
    void wrong_usage_is_explained(String options) {
        assertThat(run(new Prompt.Lines(new ByteArrayInputStream(new byte[0])), List.of(options.split(" "))))
                .isEqualTo(2);
        assertThat(text(err)).contains("gsupport admin create-admin [--code ADM]");
    }

    @Test
    void the_demo_is_left_alone_unless_it_is_meant() throws SQLException {
        assertThat(script(PASSWORD, "--code", "CA7", "--name", "A B", "--login", "ca7"))
                .isZero();
        execute("INSERT INTO api_key (name, key_hash, scopes, created_at) VALUES ('Boutique', ?, '{}', now())");
        try {
            assertThat(script(PASSWORD, "--code", "CA8", "--name", "A B", "--login", "ca8"))
                    .isEqualTo(1);
            assertThat(text(err)).contains("--demo");
            assertThat(script(PASSWORD, "--code", "CA8", "--name", "A B", "--login", "ca8", "--demo"))
                    .isZero();
        } finally {
            execute("UPDATE api_key SET key_hash = 'gone' WHERE key_hash = ?");
        }
    }

    @Test
    void comes_before_the_first_start_of_a_server_too(@TempDir Path fresh) throws Exception {
        var command = new AdminCommand(
                new OpenDatabase.Source() {
                    @Override
                    public OpenDatabase open(boolean demo) throws IOException {
                        return OpenDatabase.of(fresh);
                    }

                    @Override
                    public OpenDatabase openOrMake() throws IOException {
                        return OpenDatabase.ofOrNew(fresh);
                    }
                },
                () -> null,
                ZoneOffset.UTC,
                new Prompt.Lines(new ByteArrayInputStream(PASSWORD.getBytes(StandardCharsets.UTF_8))),
                print(out),
                print(err),
                false);

        assertThat(command.run(List.of("create-admin", "--code", "ADM", "--name", "Alain Daumesnil", "--login", "adm")))
                .as(text(err))
                .isZero();
        assertThat(command.run(List.of("verify-ledger"))).isZero();
    }

    private int script(String input, String... options) {
        return run(
                new Prompt.Lines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))), List.of(options));
    }

    private int run(Prompt prompt, String... options) {
        return run(prompt, List.of(options));
    }

    private int run(Prompt prompt, List<String> options) {
        out.reset();
        err.reset();
        OpenDatabase.Source databases = demo -> OpenDatabase.external(postgres.access());
        return new AdminCommand(databases, () -> null, ZoneOffset.UTC, prompt, print(out), print(err), false)
                .run(Stream.concat(Stream.of("create-admin"), options.stream()).toList());
    }

    private static String row(String sql) throws SQLException {
        try (var connection = connect();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            var values = new String[row.getMetaData().getColumnCount()];
            Arrays.setAll(values, column -> {
                try {
                    return row.getString(column + 1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            return String.join("|", values);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Secrets.hash("gsk_demo_shop"));
            statement.executeUpdate();
        }
    }

    private static Connection connect() throws SQLException {
        var access = postgres.access();
        return DriverManager.getConnection(access.url(), access.serverUser(), access.serverPassword());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
