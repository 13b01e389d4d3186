package fr.gestan.gsupport.server.corrections;

import static io.restassured.RestAssured.given;

import fr.gestan.gsupport.server.identity.People;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A correction for tests, which only undoes its line unless told; sent over HTTP by sales administration. */
public final class ACorrection {

    private final Map<String, Object> body = new LinkedHashMap<>();
    private Map<String, Object> again;

    private ACorrection(long lineId) {
        body.put("correctsLineId", lineId);
        body.put("reason", "Erreur de saisie");
    }

    public static ACorrection of(long lineId) {
        return new ACorrection(lineId);
    }

    public static ACorrection of(Response recorded) {
        return of(((Number) recorded.path("id")).longValue());
    }

    public ACorrection toldToTheClient() {
        body.put("sendRecap", true);
        return this;
    }

    /** Recorded again as it was, but for what {@link #with} says. */
    public ACorrection recordedAgain() {
        again = new LinkedHashMap<>();
        body.put("recordAgain", again);
        return this;
    }

    public ACorrection with(String field, Object value) {
        if (again == null) {
            recordedAgain();
        }
        again.put(field, value);
        return this;
    }

    /** Sends it with a key of its own. */
    public Response sentFor(long clientId) {
        return sentFor(clientId, UUID.randomUUID().toString());
    }

    public Response sentFor(long clientId, String idempotencyKey) {
        return given().header("Authorization", People.salesAdmin("COR"))
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections");
    }
}
