package fr.gestan.gsupport.server.events;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EventsTest {

    private static final Logger LOG = Logger.getLogger(EventsTest.class);
    private static final Duration SECONDS = Duration.ofSeconds(6);

    @Test
    void every_line_is_told_with_the_balance_that_it_left() {
        long clientId = aClient().create();
        try (var ear = ear(technician())) {
            int opening =
                    post(clientId, "opening", Map.of("balanceMinutes", 30)).path("id");
            int purchase = aPurchase()
                    .of(60)
                    .boughtFor(clientId, GivenClient.salesAdmin())
                    .path("id");
            heard(ear, clientId, purchase, 90);
            int work = anIntervention()
                    .lasting(20)
                    .recordedFor(clientId, technician())
                    .path("id");
            heard(ear, clientId, work, 70);
            int free = aFreeIntervention()
                    .lasting(5)
                    .recordedFor(clientId, technician())
                    .path("id");
            heard(ear, clientId, free, 70);
            int correction = post(clientId, "corrections", Map.of("correctsLineId", work, "reason", "Doublon"))
                    .path("id");
            heard(ear, clientId, correction, 90);

            assertThat(ear.events("client-changed", clientId))
                    .extracting(event -> event.number("lineId"))
                    .isSubsetOf((long) opening, (long) purchase, (long) work, (long) free, (long) correction);
        }
    }

    @Test
    void nothing_is_told_of_what_was_refused_or_done_before() {
        long refused = aClient().owing(75).create();
        long clientId = aClient().withCredit(100).create();
        var key = UUID.randomUUID().toString();
        anIntervention().lasting(10).recordedFor(clientId, technician(), key);
        try (var ear = ear(technician())) {
            anIntervention().recordedFor(refused, technician()).then().statusCode(409);
            anIntervention()
                    .lasting(10)
                    .recordedFor(clientId, technician(), key)
                    .then()
                    .statusCode(201);
            given().header("Authorization", GivenClient.salesAdmin())
                    .contentType(ContentType.JSON)
                    .body(Map.of("minutes", 60))
                    .post("/api/v1/clients/" + refused + "/credits?dryRun=true")
                    .then()
                    .statusCode(200);
            int last = anIntervention()
                    .lasting(3)
                    .recordedFor(clientId, technician())
                    .path("id");
            heard(ear, clientId, last, 87);

            assertThat(ear.events("client-changed", refused)).isEmpty();
            assertThat(ear.events("client-changed", clientId)).hasSize(1);
        }
    }

    @Test
    void an_answer_is_an_event_stream_that_nothing_keeps_or_holds_back() {
        try (var ear = ear(technician())) {
            var headers = ear.response().headers();
            assertThat(ear.response().statusCode()).isEqualTo(200);
            assertThat(headers.firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
        }
        given().header("Authorization", technician())
                .head("/api/v1/events")
                .then()
                .statusCode(200);
    }

    @Test
    void a_comment_comes_every_fifteen_seconds() {
        try (var ear = ear(technician())) {
            await().atMost(Duration.ofSeconds(17)).until(() -> ear.comments().contains("heartbeat"));
        }
    }

    @Test
    void every_person_may_listen_and_no_key() {
        for (var person : List.of(technician(), GivenClient.salesAdmin(), People.manager("EVM"), People.admin("EVA"))) {
            try (var ear = ear(person)) {
                assertThat(ear.response().statusCode()).isEqualTo(200);
            }
        }
        given().header("Authorization", People.apiKey(Rights.CLIENTS_READ, Rights.GREEN_BUTTON))
                .get("/api/v1/events")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"));
        given().get("/api/v1/events").then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", technician())
                .accept("application/json")
                .get("/api/v1/events")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void who_may_not_open_clients_hears_nothing_of_them() {
        long clientId = aClient().withCredit(100).create();
        try (var ear = ear(technician());
                var admin = ear(People.admin("EVA"))) {
            int line = anIntervention()
                    .lasting(5)
                    .recordedFor(clientId, technician())
                    .path("id");
            show(technician(), clientId).then().statusCode(204);
            heard(ear, clientId, line, 95);
            ear.hears("presence", clientId);

            assertThat(admin.events()).isEmpty();
        }
    }

    @Test
    void a_logout_ends_the_stream() {
        var token = session("EVL", Instant.now().plusSeconds(600));
        try (var ear = ear(token)) {
            given().header("Authorization", token)
                    .delete("/api/v1/sessions/current")
                    .then()
                    .statusCode(204);
            await().atMost(SECONDS).until(ear::hasEnded);
        }
    }

    @Test
    void the_end_of_the_token_ends_the_stream() {
        try (var ear = ear(session("EVE", Instant.now().plusSeconds(2)))) {
            assertThat(ear.hasEnded()).isFalse();
            await().atMost(SECONDS).until(ear::hasEnded);
        }
    }

    @Test
    void a_person_who_is_deactivated_or_loses_a_role_hears_no_more() {
        try (var deactivated = ear(People.technician("EVX"));
                var demoted = ear(People.person("EVY", "Demoted", null, Role.TECHNICIAN));
                var another = ear(technician())) {
            People.deactivate("EVX");
            People.person("EVY", "Demoted", null, Role.ADMIN);
            await().atMost(SECONDS).until(deactivated::hasEnded);
            await().atMost(SECONDS).until(demoted::hasEnded);

            assertThat(another.hasEnded()).isFalse();
        }
    }

    @Test
    void the_green_button_opens_the_account_on_the_named_technicians_desktops_alone() {
        long clientId =
                aClient().with("licenceNumber", "EVT-" + UUID.randomUUID()).create();
        var licence = given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .<String>path("licenceNumber");
        try (var one = ear(People.technician("EVG"));
                var alsoOne = ear(People.technician("EVG"));
                var another = ear(technician())) {
            press(Map.of("licenceNumber", licence, "technician", "EVG"));
            one.hears("open-client", clientId);
            alsoOne.hears("open-client", clientId);
            press(Map.of("licenceNumber", licence, "technician", "evg"));
            press(Map.of("licenceNumber", licence, "technician", "NOBODY"));
            press(Map.of("licenceNumber", licence));

            await().until(() -> one.events("open-client", clientId).size() == 2);
            assertThat(another.events("open-client", clientId)).isEmpty();
        }
    }

    @Test
    void the_green_button_shows_a_choice_or_a_search_where_it_is_not_sure() {
        var name = "Choix " + UUID.randomUUID();
        long first = aClient().named(name).with("city", "Brest").create();
        long second = aClient().named(name).create();
        try (var ear = ear(People.technician("EVH"))) {
            press(Map.of("companyName", name, "technician", "EVH"));
            var choice = ear.hears(event -> event.name().equals("open-choice"));
            assertThat(choice.data().path("candidates").findValuesAsText("id"))
                    .containsExactly(String.valueOf(first), String.valueOf(second));
            assertThat(choice.data().path("candidates").path(0).path("city").asText())
                    .isEqualTo("Brest");

            press(Map.of("companyName", "Personne à l'appareil", "technician", "EVH"));
            var search = ear.hears(event -> event.name().equals("open-search"));
            assertThat(search.data().path("query").asText()).isEqualTo("Personne à l'appareil");
        }
    }

    @Test
    void others_see_who_has_a_client_on_screen_until_they_leave_or_stop_listening() {
        long one = aClient().create();
        long other = aClient().create();
        var shower = People.technician("EVP");
        try (var ear = ear(technician())) {
            try (var theirs = ear(shower)) {
                show(shower, one).then().statusCode(204);
                var shown = ear.hears("presence", one);
                assertThat(shown.data().path("by").asText()).isEqualTo("EVP");
                assertThat(shown.data().path("since").asText()).endsWith("Z");
                theirs.hears("presence", one);
                try (var late = ear(GivenClient.salesAdmin())) {
                    late.hears("presence", one);
                }

                show(shower, one).then().statusCode(204);
                show(shower, other).then().statusCode(204);
                ear.hears(event -> isGone(event, one));
                ear.hears("presence", other);
                assertThat(ear.events("presence", one)).hasSize(2);

                leave(shower).then().statusCode(204);
                ear.hears(event -> isGone(event, other));
                leave(shower).then().statusCode(204);
                show(shower, one).then().statusCode(204);
                await().until(() -> ear.events("presence", one).size() == 3);
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ear.events("presence", one).size() == 4);
            assertThat(isGone(ear.events("presence", one).get(3), one)).isTrue();
        }
    }

    @Test
    void a_client_that_does_not_exist_is_on_nobodys_screen() {
        show(technician(), 999_999_999).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        show(People.admin("EVA"), aClient().create()).then().statusCode(403);
        leave(People.admin("EVA")).then().statusCode(403);
        given().delete("/api/v1/presence").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"clientId\":0}", "{\"clientId\":null}", "{\"clientId\":\"1\"}"})
    void what_is_no_client_is_named(String body) {
        given().header("Authorization", technician())
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/presence")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("clientId"));
    }

    /** Says how long it takes; that is for people to judge. */
    @Tag("long")
    @Test
    void two_hundred_listen_and_nobody_else_waits() {
        long clientId = aClient().withCredit(1000).create();
        var ears = new ArrayList<Ear>();
        try {
            for (int i = 0; i < 200; i++) {
                ears.add(ear(People.technician("E" + i)));
            }
            long start = System.nanoTime();
            int line = anIntervention()
                    .lasting(5)
                    .recordedFor(clientId, technician())
                    .path("id");
            long answered = System.nanoTime();
            for (var ear : ears) {
                heard(ear, clientId, line, 995);
            }
            long last = ears.stream()
                    .mapToLong(
                            ear -> ear.events("client-changed", clientId).get(0).atNanos())
                    .max()
                    .getAsLong();
            LOG.infof(
                    "200 listeners: recorded in %d ms, the last one heard it %d ms after the answer",
                    (answered - start) / 1_000_000, (last - answered) / 1_000_000);
            given().header("Authorization", technician())
                    .get("/api/v1/me")
                    .then()
                    .statusCode(200);
        } finally {
            ears.forEach(Ear::close);
        }
    }

    private static boolean isGone(Ear.Heard event, long clientId) {
        return event.name().equals("presence")
                && event.number("clientId") == clientId
                && event.data().path("since").isNull();
    }

    private static void heard(Ear ear, long clientId, long lineId, int balance) {
        var event = ear.hears(heard -> heard.name().equals("client-changed") && heard.number("lineId") == lineId);
        assertThat(event.number("clientId")).isEqualTo(clientId);
        assertThat(event.number("balanceMinutes")).isEqualTo(balance);
    }

    private static Ear ear(String authorization) {
        return Ear.at(URI.create("http://localhost:" + RestAssured.port), authorization);
    }

    private static String technician() {
        return People.technician("EVT");
    }

    private static String session(String code, Instant expiresAt) {
        People.technician(code);
        return People.session(code, "test-token-" + UUID.randomUUID(), expiresAt);
    }

    private static Response show(String authorization, long clientId) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(Map.of("clientId", clientId))
                .put("/api/v1/presence");
    }

    private static Response leave(String authorization) {
        return given().header("Authorization", authorization).delete("/api/v1/presence");
    }

    private static void press(Map<String, Object> told) {
        given().header("Authorization", People.apiKey(Rights.GREEN_BUTTON))
                .contentType(ContentType.JSON)
                .body(told)
                .post("/api/v1/green-button")
                .then()
                .statusCode(200);
    }

    private static Response post(long clientId, String what, Map<String, Object> body) {
        return given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/" + what);
    }
}
