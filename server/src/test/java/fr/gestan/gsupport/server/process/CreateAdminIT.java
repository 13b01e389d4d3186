package fr.gestan.gsupport.server.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a newcomer does on an empty data directory, in either order, with what is handed out. */
class CreateAdminIT {

    private static final String PASSWORD = "pile cheval agrafe 7";

    @Test
    void the_first_administrator_comes_ahead_of_the_server_or_while_it_runs() throws Exception {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        var setup = ServerSetup.in(Files.createTempDirectory(data.toAbsolutePath(), "create-admin-"));
        assertThat(setup.admin(PASSWORD, List.of("create-admin", "--code", "ADA", "--name", "A B", "--login", "ada")))
                .isEqualTo(new ServerSetup.Said(
                        0, "Le compte ADA est créé, avec le rôle d'administrateur. Identifiant : ada"));

        try (var server = setup.start().awaitReady()) {
            assertThat(logIn(server.uri(), "ada").statusCode()).isEqualTo(201);
            assertThat(logIn(server.uri(), "adb").statusCode()).isEqualTo(401);
            assertThat(setup.admin(
                                    PASSWORD,
                                    List.of("create-admin", "--code", "ADB", "--name", "A B", "--login", "adb"))
                            .exitCode())
                    .isZero();
            String token = logIn(server.uri(), "adb").path("accessToken");

            List<String> people = given().baseUri(server.uri().toString())
                    .header("Authorization", "Bearer " + token)
                    .get("/api/v1/technicians")
                    .path("items.code");
            assertThat(people).containsExactly("ADA", "ADB");
            assertThat(Files.readString(server.log())).doesNotContain(PASSWORD, token);
        }
    }

    private static Response logIn(URI server, String login) {
        return given().baseUri(server.toString())
                .contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", PASSWORD))
                .post("/api/v1/sessions");
    }
}
