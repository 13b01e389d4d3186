package fr.gestan.gsupport.server.clients;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClientSearchTest {

    /** Without accounts, so that they can be taken away again before lists of other tests are full of them. */
    private static final String ELEVEN_HUNDRED_CLIENTS_OF_ONE_BATCH = """
            ALTER TABLE client DISABLE TRIGGER USER;
            INSERT INTO client (company_name, licence_number, phone)
            SELECT 'Série', 'GST-2031-' || to_char(n, 'FM0000000'), '03-77-20-66-55'
            FROM generate_series(1, 1100) AS n;
            ALTER TABLE client ENABLE TRIGGER USER;
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jardin tileul",
                "JARDINS DU TILLEUL",
                "tilleul",
                "Tilléul",
                "illeu",
                "tilleul jardins",
                "jard till",
                "tillelu",
                "jardins tolleul",
                "lefèvre",
                "lefevre anne",
                "Lefebvre",
                "l'éfèvre",
                "anne@tilleul.example",
                "@tilleul",
                "tilleul.example",
                "Saint-Étienne",
                "saint etienne",
                "saintetienne",
                "tilleul etienne",
                "01 88",
                "01-88",
                "0188",
                "01.88.00.41.07",
                "01 88 00 41 07",
                "004107",
                "+33 1 88 00 41 07",
                "GST-2020-4107",
                "gst2020",
                "2020-41",
                "tilleul 01 88"
            })
    void finds_a_client_by_any_part_however_it_is_typed(String query) {
        long clientId = tilleul();

        assertThat(ids(find(query, 200))).contains(clientId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tilleul zanzibar",
                "jardin%tilleul",
                "t_lleul",
                "til%",
                "%",
                "_",
                "\\",
                "0188x",
                "tilxxul",
                "' OR 1=1 --"
            })
    void does_not_find_what_stands_nowhere(String query) {
        long clientId = tilleul();

        assertThat(ids(find(query, 200))).doesNotContain(clientId);
    }

    @Test
    void finds_wildcards_as_they_are() {
        long percent = aClient().named("Remise 50%_Quetzal").create();
        long other = aClient().named("Remise 50XYQuetzal").create();

        assertThat(ids(find("50%_quetzal", 50))).contains(percent).doesNotContain(other);
    }

    @Test
    void a_phone_is_found_however_it_was_stored() {
        long international = aClient().with("phone", "+33 (0)3 77 12 34 56").create();
        long compact = aClient().with("phone", "0377123457").create();
        long dotted = aClient().with("phone", "03.77.12.34.58").create();

        assertThat(ids(find("03 77 12 34", 50))).containsExactlyInAnyOrder(international, compact, dotted);
    }

    @Test
    void a_whole_number_is_found_however_many_begin_like_it_or_have_its_digits_apart() throws SQLException {
        asOwner(ELEVEN_HUNDRED_CLIENTS_OF_ONE_BATCH);
        try {
            long last = aClient()
                    .with("licenceNumber", "GST-2031-0001101")
                    .with("phone", "03-20-77-66-55")
                    .create();

            assertThat(ids(find("gst-2031-0001101", 50))).containsExactly(last);
            assertThat(ids(find("GST20310001101", 50))).containsExactly(last);
            assertThat(ids(find("03 20", 50))).contains(last);
        } finally {
            asOwner("DELETE FROM client WHERE company_name = 'Série'");
        }
    }

    @Test
    void one_or_two_letters_alone_begin_a_word() {
        long clientId = aClient().named("Kzyl Wqa").create();

        assertThat(ids(find("wq", 50))).contains(clientId);
        assertThat(ids(find("zy", 50))).doesNotContain(clientId);
        assertThat(ids(find("zy wqa", 50))).contains(clientId);
    }

    @Test
    void an_exact_id_comes_first() {
        long wanted = aClient().named("Xylophone").create();
        aClient().named(wanted + " Xylophones").create();
        aClient().with("licenceNumber", "X" + wanted).create();

        var found = ids(find(String.valueOf(wanted), 50));

        assertThat(found.get(0)).isEqualTo(wanted);
        assertThat(found).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }

    @Test
    void the_best_come_first() {
        long mistyped = aClient().named("Garage Bengalo").create();
        long inside = aClient().named("Superbengali").create();
        long elsewhere = aClient().named("Garage Nord").with("city", "Bengali").create();
        long beginning = aClient().named("Bengali Motos").create();
        long itself = aClient().named("BENGALI").create();

        assertThat(ids(find("bengali", 50))).containsExactly(itself, beginning, elsewhere, inside, mistyped);
    }

    @Test
    void a_correction_is_found_at_once() {
        long clientId = aClient().named("Mirabelle").create();
        given().header("Authorization", GivenClient.salesAdmin())
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("companyName", "Quetsche"))
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);

        assertThat(ids(find("qeutsche", 50))).contains(clientId);
        assertThat(ids(find("mirabelle", 50))).doesNotContain(clientId);
    }

    @Test
    void shows_the_balance_and_the_mark_of_a_match() {
        aClient()
                .named("Zeppelin")
                .with("city", "Lille")
                .with("hosting", "CLOUD")
                .owing(20)
                .inDoNotIntervene("Factures impayées")
                .create();

        find("zeppelin", 1)
                .then()
                .body("items[0].companyName", equalTo("Zeppelin"))
                .body("items[0].city", equalTo("Lille"))
                .body("items[0].balanceMinutes", equalTo(-20))
                .body("items[0].doNotIntervene", equalTo(true))
                .body("items[0].hosting", equalTo("CLOUD"));
    }

    @Test
    void hundreds_of_equal_names_are_each_found_once_over_the_pages() {
        var created = IntStream.range(0, 230)
                .mapToObj(i -> aClient().named("Homonyme").create())
                .toList();
        var inexact = List.of(
                aClient().named("Homonymes et Cie").create(),
                aClient().named("Homonime").create());

        for (int limit : new int[] {7, 50, 200}) {
            var found = allPages("homonyme", limit);

            assertThat(found).startsWith(created.toArray(Long[]::new)).doesNotHaveDuplicates();
            assertThat(found.subList(created.size(), found.size())).containsExactlyElementsOf(inexact);
        }
    }

    @Test
    void without_a_query_all_come_in_the_order_of_their_ids() {
        long first = aClient().create();
        long second = aClient().create();

        var all = allPages(null, 200);

        assertThat(all).isSorted().doesNotHaveDuplicates().contains(first, second);
        assertThat(allPages(" ", 200)).containsAll(all);
    }

    @Test
    void the_last_page_has_no_next() {
        aClient().named("Solitude").create();

        find("solitude", 1).then().body("next", equalTo(null)).body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "MA", "%00", "é"})
    void refuses_a_next_that_it_never_gave(String after) {
        asTechnician()
                .queryParam("after", after)
                .get("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten"})
    void refuses_a_limit_out_of_bounds(String limit) {
        asTechnician()
                .queryParam("limit", limit)
                .get("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("limit"));
    }

    @Test
    void a_query_as_long_as_may_be_is_answered() {
        find("㎏".repeat(200), 50).then().statusCode(200);
        find("a ".repeat(100), 50).then().statusCode(200);
        find("x".repeat(200), 50).then().statusCode(200);
        find("x".repeat(201), 50).then().statusCode(400);
    }

    private static void asOwner(String sql) throws SQLException {
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long tilleul() {
        return aClient()
                .named("JARDINS DU TILLEUL")
                .with("lastName", "Lefèvre")
                .with("firstName", "Anne")
                .with("email", "anne@tilleul.example")
                .with("city", "Saint-Étienne")
                .with("phone", "01-88-00-41-07")
                .with("licenceNumber", "GST-2020-4107")
                .create();
    }

    private static io.restassured.specification.RequestSpecification asTechnician() {
        return given().header("Authorization", People.technician("TCS"));
    }

    private static Response find(String query, int limit) {
        return asTechnician().queryParam("q", query).queryParam("limit", limit).get("/api/v1/clients");
    }

    private static List<Long> ids(Response page) {
        return ids(page.then().statusCode(200).extract().jsonPath());
    }

    private static List<Long> ids(JsonPath page) {
        return page.getList("items.id", Long.class);
    }

    private static List<Long> allPages(String query, int limit) {
        var found = new ArrayList<Long>();
        var parameters = new HashMap<String, Object>(Map.of("limit", limit));
        if (query != null) {
            parameters.put("q", query);
        }
        String next;
        do {
            var page = asTechnician()
                    .queryParams(parameters)
                    .get("/api/v1/clients")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(ids(page));
            next = page.getString("next");
            parameters.put("after", next);
        } while (next != null);
        return found;
    }
}
