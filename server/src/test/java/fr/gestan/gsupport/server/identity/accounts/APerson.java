package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.server.identity.People;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An account that a test asks for, by HTTP; with good defaults. */
final class APerson {

    static final String PASSWORD = "pile cheval agrafe 7";

    private final Map<String, Object> body = new LinkedHashMap<>();

    private APerson(String code) {
        body.put("code", code);
        body.put("fullName", "Person " + code);
        body.put("phone", "01-88-00-00-09");
        body.put("login", "login-" + code.toLowerCase(Locale.ROOT));
        body.put("roles", List.of("TECHNICIAN"));
        body.put("password", PASSWORD);
    }

    static APerson aPerson(String code) {
        return new APerson(code);
    }

    APerson with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    APerson without(String field) {
        body.remove(field);
        return this;
    }

    /** As an administrator does. */
    Response created() {
        return json(People.admin("APA")).body(body).post("/api/v1/technicians");
    }

    /** What stands in this builder, without what only a new account has, replaces the data of the account. */
    Response changed() {
        return changedBy(People.admin("APA"));
    }

    Response changedBy(String authorization) {
        var data = new LinkedHashMap<>(body);
        var code = data.remove("code");
        data.remove("password");
        return json(authorization).body(data).put("/api/v1/technicians/" + code);
    }

    /** An administrator gives somebody another password. */
    static Response reset(String code, String password) {
        return json(People.admin("APA"))
                .body(Map.of("password", password))
                .post("/api/v1/technicians/" + code + "/password");
    }

    static Response logIn(String login, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }

    /** The status that somebody gets who asks who they are. */
    static int me(String accessToken) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + accessToken)
                .get("/api/v1/me")
                .statusCode();
    }

    private static RequestSpecification json(String authorization) {
        return RestAssured.given().header("Authorization", authorization).contentType(ContentType.JSON);
    }
}
