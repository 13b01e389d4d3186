package fr.gestan.gsupport.server.history;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HistoryTest {

    private static final Logger LOG = Logger.getLogger(HistoryTest.class);

    @Test
    void the_newest_line_comes_first_with_what_its_badge_needs() {
        long clientId = aClient().create();
        aPurchase().boughtFor(clientId, GivenClient.salesAdmin());
        anIntervention().lasting(10).recordedFor(clientId, technician());
        aFreeIntervention().lasting(5).recordedFor(clientId, technician());

        page(clientId, "")
                .then()
                .statusCode(200)
                .body("items.kind", contains("INTERVENTION", "INTERVENTION", "CREDIT_PURCHASE"))
                .body("items.billing", contains("FREE", "NORMAL", null))
                .body("items.balanceBefore", contains(50, 60, 0))
                .body("items.balanceAfter", contains(50, 50, 60))
                .body("items.durationMinutes", contains(5, 10, null))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "3, 3", "6, 2", "7, 1", "8, 1"})
    void pages_leave_no_gap_and_repeat_nothing(int limit, int pages) {
        long clientId = withLines(7);

        var seen = new ArrayList<Integer>();
        String next = null;
        int read = 0;
        do {
            var page = page(clientId, "?limit=" + limit + (next == null ? "" : "&after=" + next));
            seen.addAll(page.path("items.id"));
            next = page.path("next");
            read++;
        } while (next != null);

        assertThat(read).isEqualTo(pages);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void lines_written_while_one_reads_do_not_move_the_pages() {
        long clientId = withLines(4);
        var first = page(clientId, "?limit=2");
        List<Integer> all = page(clientId, "").path("items.id");

        anIntervention().recordedFor(clientId, technician()).then().statusCode(201);
        var second = page(clientId, "?limit=2&after=" + first.<String>path("next"));

        assertThat(first.<List<Integer>>path("items.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.<List<Integer>>path("items.id")).isEqualTo(all.subList(2, 4));
    }

    @Test
    void fifty_lines_are_a_page_unless_told_and_two_hundred_at_most() {
        long clientId = withLines(201);

        page(clientId, "").then().body("items", hasSize(50));
        page(clientId, "?limit=200").then().statusCode(200).body("items", hasSize(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "abc", "1.5", "99999999999"})
    void another_limit_is_refused(String limit) {
        long clientId = withLines(1);

        page(clientId, "?limit=" + limit)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "%20", "MTIzNDU2Nzg5MDEy", "42", "%C3%A9", "MQ%3D%3D%3D", "%00"})
    void a_place_that_no_page_named_is_refused(String after) {
        long clientId = withLines(1);

        given().urlEncodingEnabled(false)
                .header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history?after=" + after)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("after"));
    }

    @Test
    void a_new_client_has_an_empty_history_and_nobody_none() {
        page(aClient().create(), "")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
        page(999_999_999, "").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void a_client_sees_no_line_of_another() {
        long clientId = withLines(2);
        withLines(3);

        page(clientId, "").then().body("items", hasSize(2)).body("items.clientId", contains((int) clientId, (int)
                clientId));
    }

    @Test
    void who_helps_sells_or_manages_may_read_and_nobody_else() {
        long clientId = withLines(1);
        var path = "/api/v1/clients/" + clientId + "/history";

        for (var reader : new String[] {technician(), GivenClient.salesAdmin(), People.manager("HIM")}) {
            given().header("Authorization", reader).get(path).then().statusCode(200);
        }
        for (var other : new String[] {
            People.admin("HIA"),
            People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE, Rights.GREEN_BUTTON)
        }) {
            given().header("Authorization", other).get(path).then().statusCode(403);
        }
        given().get(path).then().statusCode(401);
    }

    /** Says how long it takes; that is for people to judge, on a machine that has nothing else to do. */
    @Test
    void ten_thousand_lines_are_read_page_by_page_as_ten_are() {
        long few = withLines(10);
        long many = withLines(10_000);

        var newest = page(many, "?limit=10");
        var seen = new ArrayList<Integer>();
        String beforeLast = null;
        String next = null;
        do {
            beforeLast = next;
            var page = page(many, "?limit=200" + (next == null ? "" : "&after=" + next));
            seen.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).hasSize(10_000).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(newest.<List<Integer>>path("items.id")).isEqualTo(seen.subList(0, 10));
        LOG.infof(
                "Ten lines, median of 21: %d µs of ten; %d µs of ten thousand, the newest; %d µs, the oldest",
                medianMicros(few, "?limit=10"),
                medianMicros(many, "?limit=10"),
                medianMicros(many, "?limit=10&after=" + beforeLast));
    }

    private static long medianMicros(long clientId, String query) {
        var technician = technician();
        var path = "/api/v1/clients/" + clientId + "/history" + query;
        return LongStream.range(0, 21)
                .map(i -> {
                    long start = System.nanoTime();
                    given().header("Authorization", technician).get(path).then().statusCode(200);
                    return (System.nanoTime() - start) / 1_000;
                })
                .sorted()
                .skip(10)
                .findFirst()
                .getAsLong();
    }

    private static long withLines(int count) {
        var client = aClient();
        var start = Instant.now().minus(Duration.ofDays(300));
        for (int line = 0; line < count; line++) {
            client.helped(Billing.FREE, 1, start.plus(Duration.ofMinutes(line)));
        }
        return client.create();
    }

    private static String technician() {
        return People.technician("HIT");
    }

    private static Response page(long clientId, String query) {
        return given().header("Authorization", technician()).get("/api/v1/clients/" + clientId + "/history" + query);
    }
}
