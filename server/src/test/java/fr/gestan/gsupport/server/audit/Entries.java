package fr.gestan.gsupport.server.audit;

import static io.restassured.RestAssured.given;

import fr.gestan.gsupport.server.identity.People;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** The audit as an administrator reads it over HTTP. */
public final class Entries {

    private Entries() {}

    /** @param query e.g. {@code actor=person:HRY&limit=5} */
    static Response page(String query) {
        return given().header("Authorization", People.admin("AUA")).get("/api/v1/audit?" + query);
    }

    /** The newest, 200 at most. */
    static List<Map<String, Object>> all(String query) {
        return page("limit=200&" + query).then().statusCode(200).extract().path("items");
    }

    /** Of a client, by what was done, oldest first: {@code actor action target result detail}. */
    public static List<String> ofClient(long clientId, String action) {
        return all("clientId=" + clientId + "&action=" + action).stream()
                .sorted((one, other) -> Long.compare(id(one), id(other)))
                .map(Entries::inWords)
                .toList();
    }

    static String inWords(Map<String, Object> entry) {
        return entry.get("actor") + " " + entry.get("action") + " " + entry.get("target") + " " + entry.get("result")
                + ": " + entry.get("detail");
    }

    static long id(Map<String, Object> entry) {
        return ((Number) entry.get("id")).longValue();
    }
}
