package fr.gestan.gsupport.server.credits;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A purchase of credit for tests, of sixty minutes unless told; made over HTTP. */
public final class APurchase {

    private final Map<String, Object> body = new LinkedHashMap<>();

    private APurchase() {
        body.put("minutes", 60);
    }

    public static APurchase aPurchase() {
        return new APurchase();
    }

    public APurchase of(Object minutes) {
        return with("minutes", minutes);
    }

    public APurchase with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    /** Sends it with a key of its own. */
    public Response boughtFor(long clientId, String authorization) {
        return boughtFor(clientId, authorization, UUID.randomUUID().toString());
    }

    public Response boughtFor(long clientId, String authorization, String idempotencyKey) {
        return given().header("Authorization", authorization)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/credits");
    }
}
