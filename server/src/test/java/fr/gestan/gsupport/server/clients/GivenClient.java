package fr.gestan.gsupport.server.clients;

import static io.restassured.RestAssured.given;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.ledger.NewLine;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client for tests: all defaults are good, what matters to the test is said. Created over HTTP by {@link #create()}. */
public final class GivenClient {

    private static final Duration AGO = Duration.ofDays(30);

    private final Map<String, Object> data = new HashMap<>();
    private final List<PastHistory.Entry> history = new ArrayList<>();
    private String doNotIntervene;

    private GivenClient() {
        data.put("companyName", "Client ordinaire");
    }

    public static GivenClient aClient() {
        return new GivenClient();
    }

    public static String salesAdmin() {
        return People.salesAdmin("ADC");
    }

    public GivenClient named(String companyName) {
        return with("companyName", companyName);
    }

    public GivenClient with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    public GivenClient thatBought(int minutes, Instant at, LocalDate validUntil) {
        history.add(new PastHistory.Entry(at, NewLine.purchase("9999", minutes, null, validUntil)));
        return this;
    }

    /** With a line of the past. */
    public GivenClient wrote(NewLine line, Instant at) {
        history.add(new PastHistory.Entry(at, line));
        return this;
    }

    public GivenClient helped(Billing billing, int minutes, Instant at) {
        return helpedBy("9999", billing, minutes, at);
    }

    public GivenClient helpedBy(String code, Billing billing, int minutes, Instant at) {
        var work = new NewLine.Work(billing, minutes, null, null, "Sauvegardes", null, null, false);
        history.add(new PastHistory.Entry(at, NewLine.intervention(code, work, null)));
        return this;
    }

    /** A balance above zero, bought a month ago. */
    public GivenClient withCredit(int minutes) {
        return thatBought(minutes, Instant.now().minus(AGO), null);
    }

    /** A balance below zero, of one intervention a month ago. */
    public GivenClient owing(int minutes) {
        return helped(Billing.NORMAL, minutes, Instant.now().minus(AGO));
    }

    public GivenClient inDoNotIntervene(String reason) {
        doNotIntervene = reason;
        return this;
    }

    Map<String, Object> data() {
        return data;
    }

    public long create() {
        long clientId = given().header("Authorization", salesAdmin())
                .contentType(ContentType.JSON)
                .body(data)
                .post("/api/v1/clients")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        if (!history.isEmpty()) {
            Arc.container().instance(PastHistory.class).get().write(clientId, history);
        }
        if (doNotIntervene != null) {
            given().header("Authorization", salesAdmin())
                    .contentType(ContentType.JSON)
                    .body(Map.of("active", true, "reason", doNotIntervene))
                    .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                    .then()
                    .statusCode(200);
        }
        return clientId;
    }
}
