package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.identity.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Environment variables that are others at the next start, as an administrator finds them in the audit. */
@Tag("long")
class SettingsAcrossStartsIT {

    private static final String TOKEN = "an-administrator-of-a-test";

    private static final String ADMINISTRATOR = """
            INSERT INTO technician (code, full_name, login, roles) VALUES ('ADM', 'Administrateur', 'adm', '{ADMIN}')
            ON CONFLICT DO NOTHING;
            WITH login AS (
                INSERT INTO session (code, created_at, ends_at)
                VALUES ('ADM', now(), now() + interval '1 day') RETURNING id, ends_at)
            INSERT INTO access_token (token_hash, session_id, expires_at) SELECT ?, id, ends_at FROM login
            ON CONFLICT DO NOTHING
            """;

    @Test
    void each_setting_that_changed_is_in_the_audit_once_and_a_secret_without_its_value() throws Exception {
        var setup = ServerSetup.in(newDirectory()).with("GSUPPORT_SMTP_PASSWORD", "the-first-password");
        start(setup);
        assertThat(start(setup)).as("after a start with the same settings").isEmpty();

        var changed = setup.with("GSUPPORT_SMTP_PASSWORD", "the-second-password")
                .with("GSUPPORT_OVERDRAFT_LIMIT", "90")
                .with("GSUPPORT_PUBLISHER_NAME", "Gestan & fils")
                .with("GSUPPORT_ACCESS_LOG", "true");
        var expected = List.of(
                "GSUPPORT_SMTP_PASSWORD: changed",
                "GSUPPORT_PUBLISHER_NAME: Gestan -> Gestan & fils",
                "GSUPPORT_OVERDRAFT_LIMIT: 60 -> 90",
                "GSUPPORT_ACCESS_LOG: false -> true");
        assertThat(start(changed)).isEqualTo(expected);
        assertThat(start(changed)).isEqualTo(expected);

        assertThat(Files.readString(setup.directory().resolve("server.log")))
                .contains("person:ADM \"GET /api/v1/audit\" 200")
                .doesNotContain("setting.change", TOKEN, "the-first-password", "the-second-password");
    }

    /** Starts a server, reads what the audit says of settings, and stops it. */
    private static List<String> start(ServerSetup setup) throws IOException, InterruptedException, SQLException {
        try (var server = setup.start().awaitReady()) {
            logIn(setup);
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.uri().resolve("/api/v1/audit?action=setting.change"))
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("-password");
            var said = new ArrayList<String>();
            for (var entry : new ObjectMapper().readTree(answer.body()).path("items")) {
                said.add(entry.path("target").asText() + ": "
                        + entry.path("detail").asText());
            }
            return said;
        }
    }

    private static void logIn(ServerSetup setup) throws IOException, SQLException {
        var database = EmbeddedPostgres.running(setup.dataDirectory());
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var insert = connection.prepareStatement(ADMINISTRATOR)) {
            insert.setBytes(1, Secrets.hash(TOKEN));
            insert.execute();
        }
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "settings-");
    }
}
