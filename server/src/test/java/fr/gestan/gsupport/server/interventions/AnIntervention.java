package fr.gestan.gsupport.server.interventions;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An intervention for tests, of ten minutes and {@code NORMAL} unless told; recorded over HTTP. */
public final class AnIntervention {

    private final Map<String, Object> body = new LinkedHashMap<>();

    private AnIntervention() {
        body.put("summary", "Réglage des sauvegardes");
        body.put("billing", "NORMAL");
        body.put("durationMinutes", 10);
    }

    public static AnIntervention anIntervention() {
        return new AnIntervention();
    }

    public static AnIntervention aFreeIntervention() {
        return anIntervention().with("billing", "FREE");
    }

    public AnIntervention lasting(Integer minutes) {
        return with("durationMinutes", minutes);
    }

    /** Against what the rules say. */
    public AnIntervention because(String overrideReason) {
        return with("overrideReason", overrideReason);
    }

    public AnIntervention with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public Map<String, Object> body() {
        return body;
    }

    /** Sends it with a key of its own. */
    public Response recordedFor(long clientId, String authorization) {
        return recordedFor(clientId, authorization, UUID.randomUUID().toString());
    }

    public Response recordedFor(long clientId, String authorization, String idempotencyKey) {
        return given().header("Authorization", authorization)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/interventions");
    }
}
