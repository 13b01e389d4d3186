package fr.gestan.gsupport.server.packs;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A pack for tests: five hours for 349 euros, on sale, without end. */
public final class APack {

    private final Map<String, Object> body = new LinkedHashMap<>();

    private APack() {
        body.put("label", "Pack 5 heures");
        body.put("minutes", 300);
        body.put("priceCents", 34_900);
    }

    public static APack aPack() {
        return new APack();
    }

    public APack with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public Response post(String authorization) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/packs");
    }

    public Response put(int id, String authorization) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/packs/" + id);
    }

    /** Its id. */
    public int made(String authorization) {
        return post(authorization).then().statusCode(201).extract().path("id");
    }
}
