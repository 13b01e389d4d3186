package fr.gestan.gsupport.server.identity.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Secrets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiKeysTest {

    private static final String KEYS = "/api/v1/api-keys";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

    @Test
    void a_new_key_is_shown_once_and_opens_what_its_scopes_say() {
        var made = make("Boutique", "credits:read", "clients:read");

        made.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("size()", equalTo(2))
                .body("id", notNullValue())
                .body("key", matchesPattern("gsk_[A-Za-z0-9_-]{43}"));
        String key = made.path("key");
        given().header("Authorization", "Bearer " + key)
                .get("/api/v1/me")
                .then()
                .body("fullName", equalTo("Boutique"))
                .body("scopes", equalTo(List.of("clients:read", "credits:read")));
        var listed = list();
        assertThat(listed.asString()).doesNotContain(key).doesNotContain("hash");
        assertThat(Rows.value("SELECT key_hash FROM api_key WHERE id = ?", id(made)))
                .isEqualTo(Secrets.hash(key));
    }

    @Test
    void the_list_says_who_made_a_key_what_it_may_do_and_until_when() {
        var made = make(Map.of(
                "name", " Gestan ", "scopes", List.of("green-button", "green-button"), "expiresOn", TODAY.toString()));

        var key = listed(id(made));

        assertThat(key)
                .containsEntry("name", "Gestan")
                .containsEntry("scopes", List.of("green-button"))
                .containsEntry("status", "ACTIVE")
                .containsEntry("createdBy", "AKA")
                .containsEntry("expiresOn", TODAY.toString());
        assertThat(key.get("createdAt").toString()).endsWith("Z");
        assertThat(key.get("lastUsedAt")).isNull();
        assertThat(key.get("revokedAt")).isNull();
    }

    @Test
    void the_list_comes_by_pages_oldest_first() {
        for (int i = 0; i < 3; i++) {
            make("Page " + i, "clients:read").then().statusCode(201);
        }

        var ids = new ArrayList<Integer>();
        String next = null;
        do {
            var page = admin().get(KEYS + "?limit=2" + (next == null ? "" : "&after=" + next));
            page.then().statusCode(200);
            ids.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(ids).hasSizeGreaterThanOrEqualTo(3).isSorted().doesNotHaveDuplicates();
        admin().get(KEYS + "?limit=0").then().statusCode(400);
        admin().get(KEYS + "?after=nonsense").then().statusCode(400);
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_stays_listed() {
        var made = make("Revoked", "clients:read");
        String key = made.path("key");
        assertThat(status(key)).isEqualTo(200);

        admin().delete(KEYS + "/" + id(made)).then().statusCode(204);

        assertThat(status(key)).isEqualTo(401);
        var first = listed(id(made));
        assertThat(first).containsEntry("status", "REVOKED");
        admin().delete(KEYS + "/" + id(made)).then().statusCode(204);
        assertThat(listed(id(made)).get("revokedAt"))
                .as("the first time counts")
                .isEqualTo(first.get("revokedAt"));
    }

    @Test
    void a_key_that_there_is_not_can_not_be_revoked() {
        admin().delete(KEYS + "/999999999").then().statusCode(404);
        admin().delete(KEYS + "/nonsense").then().statusCode(404);
    }

    @Test
    void a_key_past_its_last_day_stays_listed_as_expired() {
        var made = make("Expired", "clients:read");
        People.execute("UPDATE api_key SET expires_on = ? WHERE id = ?", TODAY.minusDays(1), id(made));

        assertThat(listed(id(made))).containsEntry("status", "EXPIRED");
        assertThat(status(made.path("key"))).isEqualTo(401);
    }

    @Test
    void two_keys_may_have_one_name_while_one_takes_over_from_the_other() {
        make("Twice", "clients:read").then().statusCode(201);
        make("Twice", "clients:read").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\":[\"clients:read\"]}",
                "{\"name\":\"  \",\"scopes\":[\"clients:read\"]}",
                "{\"name\":\"a\"}",
                "{\"name\":\"a\",\"scopes\":[]}",
                "{\"name\":\"a\",\"scopes\":[null]}",
                "{\"name\":\"a\",\"scopes\":[\"ADMIN\"]}",
                "{\"name\":\"a\",\"scopes\":\"clients:read\"}",
                "{\"name\":\"a\",\"scopes\":[\"clients:read\"],\"expiresOn\":\"2020-01-01\"}",
                "{\"name\":\"a\",\"scopes\":[\"clients:read\"],\"expiresOn\":\"tomorrow\"}",
                "{\"name\":\"a\",\"scopes\":[\"clients:read\"],\"key\":\"gsk_mine\"}"
            })
    void refuses_what_makes_no_key(String body) {
        long before = Rows.number("SELECT count(*) FROM api_key");

        admin().contentType(ContentType.JSON)
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("violations[0].field", notNullValue());

        assertThat(Rows.number("SELECT count(*) FROM api_key")).isEqualTo(before);
    }

    @Test
    void its_last_use_is_noted_to_the_minute() {
        var made = make("Used", "clients:read");
        String key = made.path("key");
        status(key);
        var first = listed(id(made)).get("lastUsedAt");
        assertThat(first.toString()).endsWith("Z");

        status(key);
        assertThat(listed(id(made)).get("lastUsedAt")).as("within a minute").isEqualTo(first);

        People.execute("UPDATE api_key SET last_used_at = last_used_at - interval '2 minutes' WHERE id = ?", id(made));
        var statuses = AtOnce.all(8, number -> status(key));
        assertThat(statuses).containsOnly(200);
        assertThat(listed(id(made)).get("lastUsedAt").toString()).isGreaterThanOrEqualTo(first.toString());
    }

    @Test
    void who_uses_a_key_does_not_wait_for_another_who_notes_it() throws Exception {
        var made = make("Locked", "clients:read");
        try (var connection = Rows.asServer();
                var lock = connection.prepareStatement("SELECT FROM api_key WHERE id = ? FOR NO KEY UPDATE")) {
            connection.setAutoCommit(false);
            lock.setLong(1, id(made));
            lock.execute();

            assertThat(status(made.path("key"))).isEqualTo(200);
            connection.rollback();
        }
        assertThat(listed(id(made)).get("lastUsedAt")).isNull();
    }

    @Test
    void making_and_revoking_are_audited_without_the_key() {
        var made = make(Map.of("name", "Audited", "scopes", List.of("credits:write"), "expiresOn", "2999-12-31"));
        admin().delete(KEYS + "/" + id(made));
        admin().delete(KEYS + "/" + id(made));

        var entries = Rows.all("""
                        SELECT actor || ' ' || action || ' ' || result || coalesce(' ' || detail, '') AS entry
                        FROM audit WHERE target = ? ORDER BY id
                        """, "api-key " + id(made)).stream()
                .map(row -> (String) row.get("entry"))
                .toList();

        assertThat(entries)
                .containsExactly(
                        "person:AKA api-key.create OK scopes credits:write; expires on 2999-12-31",
                        "person:AKA api-key.revoke OK");
    }

    @Test
    void is_for_administrators_only() {
        for (var other : List.of(
                People.person("AKB", "All but one", null, Role.TECHNICIAN, Role.SALES_ADMIN, Role.MANAGER),
                People.apiKey("clients:read", "credits:read", "credits:write", "green-button"))) {
            given().header("Authorization", other).get(KEYS).then().statusCode(403);
            given().header("Authorization", other).delete(KEYS + "/1").then().statusCode(403);
            given().header("Authorization", other)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "a", "scopes", List.of("clients:read")))
                    .post(KEYS)
                    .then()
                    .statusCode(403);
        }
    }

    private static Response make(String name, String... scopes) {
        return make(Map.of("name", name, "scopes", List.of(scopes)));
    }

    private static Response make(Map<String, Object> body) {
        return admin().contentType(ContentType.JSON).body(body).post(KEYS);
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", People.admin("AKA"));
    }

    private static long id(Response made) {
        return made.<Number>path("id").longValue();
    }

    private static Response list() {
        return admin().get(KEYS + "?limit=200");
    }

    private static Map<String, Object> listed(long id) {
        String next = null;
        do {
            var page = admin().get(KEYS + "?limit=200" + (next == null ? "" : "&after=" + next));
            var found = JsonPath.from(page.asString()).<String, Object>getMap("items.find { it.id == " + id + " }");
            if (found != null) {
                return new HashMap<>(found);
            }
            next = page.path("next");
        } while (next != null);
        throw new AssertionError("Key " + id + " is not listed");
    }

    private static int status(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/api/v1/me")
                .statusCode();
    }
}
