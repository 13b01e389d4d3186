package fr.gestan.gsupport.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputTest {

    private static final String ECHO = "/api/v1/test-echo";

    @ParameterizedTest(name = "{0} is refused: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"number\": \"5\"}                    | number | must be a whole number",
                "{\"number\": 5.5}                      | number | must be a whole number",
                "{\"number\": 5.0}                      | number | must be a whole number",
                "{\"number\": true}                     | number | must be a whole number",
                "{\"number\": []}                       | number | must be a whole number",
                "{\"number\": 0}                        | number | must be greater than or equal to 1",
                "{\"number\": 1441}                     | number | must be less than or equal to 1440",
                "{\"number\": 99999999999}              | number | is a number that is too large or too small",
                "{\"large\": 99999999999999999999}      | large  | is a number that is too large or too small",
                "{\"flag\": \"true\"}                   | flag   | must be true or false",
                "{\"flag\": 1}                          | flag   | must be true or false",
                "{\"text\": 5}                          | text   | must be a text",
                "{\"text\": {}}                         | text   | must be a text",
                "{\"text\": \"a\\u0000b\"}              | text   | must not contain the character NUL",
                "{\"text\": \"a\\ud83d\"}               | text   | must be well-formed Unicode, without unpaired surrogates",
                "{\"colour\": \"BLUE\"}                 | colour | must be one of RED, GREEN",
                "{\"colour\": \"red\"}                  | colour | must be one of RED, GREEN",
                "{\"colour\": \"\"}                     | colour | must be one of RED, GREEN",
                "{\"colour\": 0}                        | colour | must be one of RED, GREEN",
                "{\"at\": 1643721192}                   | at     | must be an instant such as 2022-02-01T13:13:12Z",
                "{\"at\": \"2022-02-01\"}               | at     | must be an instant such as 2022-02-01T13:13:12Z",
                "{\"at\": \"2022-02-30T13:13:12Z\"}     | at     | must be an instant such as 2022-02-01T13:13:12Z",
                "{\"on\": \"01/02/2022\"}               | on     | must be a date such as 2022-02-01",
                "{\"on\": \"2022-02-30\"}               | on     | must be a date such as 2022-02-01",
                "{\"on\": \"2022-02-01T00:00:00Z\"}     | on     | must be a date such as 2022-02-01",
                "{\"on\": [2022, 2, 1]}                 | on     | must be a date such as 2022-02-01",
                "{\"nonsense\": 1}                      | nonsense | is no field of this request",
                "{\"parts\": {}}                        | parts  | must be a list",
                "{\"parts\": [{\"nam\": \"a\"}]}        | parts[0].nam | is no field of this request",
                "{\"parts\": [{\"name\": \"toolong\"}]} | parts[0].name | size must be between 0 and 5",
                "{\"parts\": [{}, {}]}                  | parts[0].name | must not be null",
                "[]                                     | body   | must be one JSON object and nothing else",
                "\"text\"                               | body   | must be one JSON object and nothing else",
                "5                                      | body   | must be one JSON object and nothing else",
                "null                                   | body   | must not be null",
                "``                                     | body   | must not be null",
                "{} {}                                  | body   | must be one JSON object and nothing else",
            })
    void names_the_field_and_what_must_hold(String body, String field, String message) {
        var answer = post(body);

        isProblem(answer, 400, "invalid-request");
        answer.then()
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(message))
                .body("detail", containsString("'" + field + "' " + message));
    }

    @ParameterizedTest(name = "{0} can not be read")
    @ValueSource(
            strings = {
                "{",
                "{broken}",
                "{\"text\": 'a'}",
                "{\"number\": 05}",
                "{\"number\": NaN}",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "{\"text\": \"line\nbreak\"}",
                "{} x"
            })
    void says_where_the_json_is_broken(String body) {
        var answer = post(body);

        isProblem(answer, 400, "malformed-request");
        answer.then().body("detail", containsString("line ")).body("violations", nullValue());
    }

    @Test
    void names_a_field_that_is_there_twice() {
        post("{\"text\": \"a\", \"text\": \"b\"}").then().body("detail", containsString("'text' is there twice"));
    }

    @Test
    void refuses_what_is_nested_or_sized_beyond_reason() {
        isProblem(post("[".repeat(1000) + "]".repeat(1000)), 400);
        isProblem(post("{\"nonsense\":" + "[".repeat(1000) + "]".repeat(1000) + "}"), 400);
        isProblem(post("{\"text\": \"" + "a".repeat(200_000) + "\"}"), 400, "malformed-request");
        isProblem(post("{\"large\": " + "9".repeat(2_000) + "}"), 400);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        var latin1 = "{\"text\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        isProblem(technician().contentType(ContentType.JSON).body(latin1).post(ECHO), 400, "malformed-request");
    }

    @Test
    void tells_all_that_is_invalid_at_once() {
        post("{\"number\": 0, \"parts\": [{\"name\": \"toolong\"}]}")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(java.util.List.of("number", "parts[0].name")));
    }

    @Test
    void keeps_what_is_right_to_the_letter() {
        post("{\"text\": \" é😀 \", \"number\": 5, \"at\": \"2022-02-01T14:13:12+01:00\", \"on\": \"2024-02-29\"}")
                .then()
                .statusCode(200)
                .body("text", equalTo(" é😀 "))
                .body("number", equalTo(5))
                .body("at", equalTo("2022-02-01T13:13:12Z"))
                .body("on", equalTo("2024-02-29"));
    }

    @Test
    void an_empty_text_is_no_text() {
        post("{\"text\": \" \\t \", \"at\": \"\", \"on\": \"\"}")
                .then()
                .statusCode(200)
                .body("text", nullValue())
                .body("at", nullValue())
                .body("on", nullValue());
    }

    @ParameterizedTest(name = "{0} is no client")
    @ValueSource(strings = {"abc", "99999999999999999999", "1.5", "1e3", "%00", "0x10", "%20"})
    void what_is_no_id_is_not_found(String id) {
        var answer = technician().urlEncodingEnabled(false).get(ECHO + "/" + id);

        assertThat(answer.statusCode()).isIn(400, 404);
        isProblem(answer, answer.statusCode());
    }

    @ParameterizedTest(name = "{0} is refused: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0               | limit  | must be greater than or equal to 1",
                "limit=201             | limit  | must be less than or equal to 200",
                "limit=abc             | limit  | must be a whole number",
                "limit=                | limit  | must be a whole number",
                "limit=5.5             | limit  | must be a whole number",
                "limit=99999999999     | limit  | must be a whole number",
                "from=2022-02-30       | from   | must be a date such as 2022-02-01",
                "from=yesterday        | from   | must be a date such as 2022-02-01",
                "colour=BLUE           | colour | must be one of RED, GREEN",
                "q=12345678901         | q      | size must be between 0 and 10",
                "q=%00                 | q      | must be percent-encoded UTF-8 without NUL",
                "q=%ff                 | q      | must be percent-encoded UTF-8 without NUL",
                "q=%c3%28              | q      | must be percent-encoded UTF-8 without NUL",
                "q=%ed%a0%80           | q      | must be percent-encoded UTF-8 without NUL",
            })
    void names_the_query_parameter_and_what_must_hold(String query, String field, String message) {
        var answer = technician().urlEncodingEnabled(false).get(ECHO + "/7?" + query);

        isProblem(answer, 400, "invalid-request");
        answer.then().body("violations[0].field", equalTo(field)).body("violations[0].message", equalTo(message));
    }

    @Test
    void reads_query_parameters_that_are_right() {
        technician()
                .urlEncodingEnabled(false)
                .get(ECHO + "/7?q=%C3%A9+%F0%9F%98%80&limit=20&from=2022-02-01&colour=RED")
                .then()
                .statusCode(200)
                .body("query", equalTo("é 😀"))
                .body("limit", equalTo(20))
                .body("from", equalTo("2022-02-01"))
                .body("colour", equalTo("RED"));
        technician().get(ECHO + "/7?q=").then().statusCode(200).body("limit", nullValue());
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var answer = technician().delete(ECHO);

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void a_wrong_format_is_refused_both_ways() {
        isProblem(technician().contentType("text/plain").body("{}").post(ECHO), 415, "unsupported-media-type");
        isProblem(technician().contentType("application/xml").body("<a/>").post(ECHO), 415, "unsupported-media-type");
        isProblem(technician().accept("image/png").get(ECHO + "/7"), 406, "not-acceptable");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Accept, nonsense",
        "Accept, ;;;",
        "Accept, application/json;q=x",
        "Accept-Language, ;;;",
        "Authorization, Bearer",
        "Authorization, Basic x",
        "Authorization, Bearer  "
    })
    void nonsense_in_a_header_is_never_our_fault(String header, String value) {
        RequestSpecification request = given();
        if (!header.equals("Authorization")) {
            request.header("Authorization", People.technician("BAD"));
        }
        if (!header.equals("Content-Type")) {
            request.contentType(ContentType.JSON);
        }
        var answer = request.header(header, value).body("{}").post(ECHO);

        assertThat(answer.statusCode()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            isProblem(answer, answer.statusCode());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "GET /api/v1/test-echo/7?q=%zz HTTP/1.1",
                "GET /api/v1/test-echo/7?q=% HTTP/1.1",
                "GET /api/v1/test-echo/7?%=1 HTTP/1.1",
                "GET /api/v1/test-echo/7?q=\u00e9 HTTP/1.1",
                "GET /api/v1/test-echo/%zz HTTP/1.1",
                "GET /api/v1/test-echo/% HTTP/1.1",
                "GET /api/v1/test-echo/%ff HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /problems/%zz HTTP/1.1",
                "GET /api/v1/../../etc/passwd HTTP/1.1",
                "GET nonsense HTTP/1.1",
                "GET * HTTP/1.1",
                "BREW /api/v1/test-echo/7 HTTP/1.1",
                "TRACE /api/v1/test-echo/7 HTTP/1.1",
            })
    void an_address_or_method_that_is_nonsense_is_never_our_fault(String requestLine) {
        var answer = RawHttp.send(requestLine + "\nHost: localhost\nConnection: close\nAuthorization: "
                + People.technician("BAD") + "\n\n");

        assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d ").doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "nonsense",
                ";;;",
                "application/json;charset=nonsense",
                "application/json;charset=",
                "application/",
                "/",
                "application/json, text/plain",
            })
    void a_content_type_that_is_nonsense_is_never_our_fault(String contentType) {
        var answer = RawHttp.send("POST /api/v1/test-echo HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: "
                + People.technician("BAD") + "\nContent-Type: " + contentType + "\nContent-Length: 2\n\n{}");

        assertThat(answer).containsPattern("^HTTP/1.1 [24]\\d\\d ").doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "nonsense", "/", ";;;"})
    void a_content_type_that_is_nonsense_is_refused_where_nothing_is_read_too(String contentType) {
        var answer = RawHttp.send("GET /api/v1/pay HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: "
                + People.technician("BAD") + "\nContent-Type: " + contentType + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("/problems/unsupported-media-type");
    }

    @Test
    void a_body_without_end_is_cut_off() {
        var chunk = "20000\n" + " ".repeat(0x20000) + "\n";
        var answer = RawHttp.send("POST /api/v1/test-echo HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: "
                + People.technician("BAD") + "\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n"
                + chunk.repeat(12) + "0\n\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/payload-too-large");
    }

    @Test
    void headers_beyond_reason_are_refused() {
        var answer = RawHttp.send(
                "GET /api/v1/me HTTP/1.1\nHost: localhost\nConnection: close\nX-Long: " + "a".repeat(50_000) + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void what_is_packed_is_not_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"text\": \"" + " ".repeat(50_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        }

        isProblem(
                technician()
                        .contentType(ContentType.JSON)
                        .header("Content-Encoding", "gzip")
                        .body(packed.toByteArray())
                        .post(ECHO),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_form_with_a_file_is_no_request_of_the_api() {
        isProblem(technician().multiPart("file", "a.txt", new byte[1_000]).post(ECHO), 415, "unsupported-media-type");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        var large = "{\"text\": \"" + "a".repeat(10_000_000) + "\"}";

        isProblem(post(large), 413, "payload-too-large");
        isProblem(given().contentType(ContentType.JSON).body(large).post("/api/v1/sessions"), 413, "payload-too-large");
    }

    @Test
    void nothing_outside_the_api_is_a_problem_document_too() {
        isProblem(given().get("/no-such-page"), 404, "not-found");
        isProblem(technician().get("/api/v1/no-such-thing"), 404, "not-found");
        isProblem(given().get("/problems/no-such-problem"), 404, "not-found");
    }

    @Test
    void a_defect_of_ours_tells_nothing_but_a_number() {
        var answer = technician().get(ECHO + "/failing/defect");

        isProblem(answer, 500, "internal-error");
        answer.then().body("detail", not(containsString("secret")));
    }

    @Test
    void a_database_that_is_away_is_worth_another_try() {
        var answer = technician().get(ECHO + "/failing/database");

        isProblem(answer, 503, "service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void too_many_tries_say_when_to_come_back() {
        var answer = technician().get(ECHO + "/failing/tries");

        isProblem(answer, 429, "too-many-tries");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void a_failure_of_the_domain_keeps_its_words() {
        var answer = technician().get(ECHO + "/failing/conflict");

        isProblem(answer, 409, "already-corrected");
        answer.then().body("detail", equalTo("Line 7 is undone."));
    }

    @Test
    void a_login_without_its_fields_names_them() {
        var answer =
                given().contentType(ContentType.JSON).body(Map.of("login", " ")).post("/api/v1/sessions");

        isProblem(answer, 400, "invalid-request");
        answer.then().body("violations.field", equalTo(java.util.List.of("login", "password")));
    }

    private static Response post(String body) {
        return technician()
                .contentType(ContentType.JSON)
                .body((body == null ? "" : body).getBytes(StandardCharsets.UTF_8))
                .post(ECHO);
    }

    private static RequestSpecification technician() {
        return given().header("Authorization", People.technician("BAD"));
    }

    private static void isProblem(Response answer, int status, String slug) {
        isProblem(answer, status);
        answer.then().body("type", equalTo("/problems/" + slug));
    }

    private static void isProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Exception", "fr.gestan", "java.", "io.quarkus");
        answer.then().body("status", equalTo(status));
    }
}
