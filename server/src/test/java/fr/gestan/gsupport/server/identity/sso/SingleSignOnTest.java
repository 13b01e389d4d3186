package fr.gestan.gsupport.server.identity.sso;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.http.RawHttp;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(SingleSignOnTest.WithAProvider.class)
class SingleSignOnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    TestProvider provider;

    public static class WithAProvider implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(TestDatabase.class, Map.of("of", "single sign-on")),
                    new TestResourceEntry(RunningProvider.class));
        }
    }

    @Test
    void whom_the_provider_names_is_known_with_the_roles_of_their_account() {
        People.person("SO1", "Claire Exemple", "0188000001", Role.TECHNICIAN, Role.MANAGER);

        me(provider.tokenFor("so1"))
                .then()
                .statusCode(200)
                .body("code", equalTo("SO1"))
                .body("fullName", equalTo("Claire Exemple"))
                .body("phone", equalTo("0188000001"))
                .body("roles", equalTo(List.of("TECHNICIAN", "MANAGER")))
                .body("scopes", empty());
    }

    @Test
    void what_they_record_is_theirs() {
        People.technician("SO2");
        long clientId = aClient().create();

        anIntervention()
                .recordedFor(clientId, bearer(provider.tokenFor("SO2")))
                .then()
                .statusCode(201)
                .body("by", equalTo("SO2"));

        assertThat(Rows.all("SELECT actor FROM audit WHERE action = 'intervention.record' AND client_id = ?", clientId))
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("actor", "person:SO2"));
    }

    @Test
    void roles_that_the_token_claims_give_nothing_unless_they_are_asked_for() {
        People.technician("SO3");
        var token = provider.sign(provider.aTokenFor("so3")
                .with("groups", List.of("ADMIN"))
                .with("roles", List.of("ADMIN"))
                .with("scope", "ADMIN credits:write")
                .with("realm_access", Map.of("roles", List.of("ADMIN"))));

        me(token).then().statusCode(200).body("roles", equalTo(List.of("TECHNICIAN")));
        given().header("Authorization", bearer(token))
                .get("/api/v1/ledger-verification")
                .then()
                .statusCode(403);
    }

    static Stream<Arguments> forgeries() {
        var stranger = TestProvider.newKey();
        return Stream.of(
                forgery(
                        "says alg none",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("alg", "none")
                                .unsigned()),
                forgery(
                        "says alg NoNe",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("alg", "NoNe")
                                .unsigned()),
                forgery(
                        "says alg none and has a signature",
                        provider -> provider.sign(provider.aTokenFor("SO4").withHeader("alg", "none"))),
                forgery(
                        "has no signature",
                        provider -> provider.aTokenFor("SO4").unsigned()),
                forgery(
                        "is signed with another key",
                        provider -> provider.aTokenFor("SO4").signedWith(stranger.getPrivate())),
                forgery(
                        "is signed with another key that nobody knows",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("kid", "stranger")
                                .signedWith(stranger.getPrivate())),
                forgery(
                        "brings its own key",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("kid", "stranger")
                                .withHeader("jwk", jwk((RSAPublicKey) stranger.getPublic()))
                                .signedWith(stranger.getPrivate())),
                forgery(
                        "says where its key is",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("kid", "stranger")
                                .withHeader("jku", "http://127.0.0.1:9/keys")
                                .signedWith(stranger.getPrivate())),
                forgery(
                        "is signed with the public key as a secret",
                        provider -> provider.aTokenFor("SO4")
                                .withHeader("alg", "HS256")
                                .signedWithSecret(
                                        new SecretKeySpec(provider.publicKey().getEncoded(), "HmacSHA256"))),
                forgery("has other claims than were signed", provider -> {
                    var good = provider.tokenFor("SO5");
                    var other = provider.aTokenFor("SO4").signedPart();
                    return other + good.substring(good.lastIndexOf('.'));
                }),
                forgery(
                        "is for another audience",
                        provider -> provider.sign(provider.aTokenFor("SO4").with("aud", "another-program"))),
                forgery(
                        "is for nobody in particular",
                        provider -> provider.sign(provider.aTokenFor("SO4").without("aud"))),
                forgery(
                        "is of another issuer",
                        provider -> provider.sign(provider.aTokenFor("SO4").with("iss", "https://login.example.com"))),
                forgery(
                        "is of no issuer",
                        provider -> provider.sign(provider.aTokenFor("SO4").without("iss"))),
                forgery(
                        "has ended",
                        provider -> provider.sign(
                                provider.aTokenFor("SO4").with("exp", AToken.fromNow(Duration.ofMinutes(-2))))),
                forgery(
                        "never ends",
                        provider -> provider.sign(provider.aTokenFor("SO4").without("exp"))),
                forgery(
                        "ends on a word",
                        provider -> provider.sign(provider.aTokenFor("SO4").with("exp", "never"))),
                forgery(
                        "is not valid yet",
                        provider -> provider.sign(
                                provider.aTokenFor("SO4").with("nbf", AToken.fromNow(Duration.ofMinutes(2))))),
                forgery(
                        "needs what nobody understands",
                        provider -> provider.sign(provider.aTokenFor("SO4")
                                .withHeader("crit", List.of("unheard-of"))
                                .withHeader("unheard-of", true))),
                forgery("is cut in its signature", provider -> cut(provider.tokenFor("SO4"), 20)),
                forgery("is cut in its claims", provider -> {
                    var good = provider.tokenFor("SO4");
                    return cut(SignedToken.signedPart(good), 20) + good.substring(good.lastIndexOf('.'));
                }),
                forgery("is three words", provider -> "not.a.token"),
                forgery("has empty parts", provider -> "a..c"),
                forgery(
                        "has a header that is no object",
                        provider -> AToken.base64(bytes("[1]")) + "." + AToken.base64(bytes("7")) + "."
                                + AToken.base64(bytes("signature"))),
                forgery(
                        "is nested without end",
                        provider -> AToken.base64(bytes("{\"alg\":\"RS256\"}")) + "."
                                + AToken.base64(bytes("[".repeat(5_000))) + ".c2ln"),
                forgery(
                        "is encrypted to nobody",
                        provider -> AToken.base64(bytes("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}")) + ".a.b.c.d"),
                forgery(
                        "is very long",
                        provider -> provider.sign(provider.aTokenFor("SO4").with("padding", "a".repeat(9_500)))),
                forgery("is very long and no token", provider -> "a".repeat(7_000) + "." + "b".repeat(7_000) + ".c"),
                forgery(
                        "names nobody",
                        provider -> provider.sign(provider.aTokenFor("SO4").without("preferred_username"))),
                forgery(
                        "names a number",
                        provider -> provider.sign(provider.aTokenFor("SO4").with("preferred_username", 4))),
                forgery(
                        "names several",
                        provider -> provider.sign(
                                provider.aTokenFor("SO4").with("preferred_username", List.of("SO4", "SO5")))),
                forgery("names somebody who has no account", provider -> provider.tokenFor("SO9")),
                forgery("names the house", provider -> provider.tokenFor("9999")),
                forgery(
                        "names somebody by letters that only look so in upper case",
                        provider -> provider.tokenFor("ſo4")),
                forgery("names somebody and a blank", provider -> provider.tokenFor("SO4 ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void is_refused_whose_token(String what, Function<TestProvider, String> forgery) {
        People.technician("SO4");
        People.technician("SO5");

        me(forgery.apply(provider))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("/problems/unauthorized"));
        me(provider.tokenFor("SO4")).then().statusCode(200);
    }

    @Test
    void a_header_of_a_hundred_kilobytes_is_refused_before_it_is_read() {
        var answer = RawHttp.send("GET /api/v1/me HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: Bearer "
                + "a".repeat(50_000) + "." + "b".repeat(50_000) + ".c\n\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void who_is_deactivated_is_refused_at_once() {
        People.technician("SO6");
        var token = provider.tokenFor("SO6");
        me(token).then().statusCode(200);

        People.deactivate("SO6");

        me(token).then().statusCode(401);
    }

    @Test
    void who_logs_out_is_refused_from_then_on_however_the_token_is_written() {
        People.technician("SO7");
        var here = provider.tokenFor("SO7");
        var elsewhere = provider.sign(provider.aTokenFor("SO7").with("jti", "another"));
        me(here).then().statusCode(200);

        given().header("Authorization", bearer(here))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(204);

        me(here).then().statusCode(401);
        me(here + "==").then().statusCode(401);
        me(elsewhere).then().statusCode(200);
    }

    @Test
    void a_new_key_of_the_provider_is_fetched_and_the_old_one_is_forgotten() {
        People.technician("SO8");
        var before = provider.tokenFor("SO8");
        me(before).then().statusCode(200);

        provider.changeKey("second");

        var after = provider.tokenFor("SO8");
        await().atMost(PATIENCE).untilAsserted(() -> me(after).then().statusCode(200));
        me(before).then().statusCode(401);
    }

    @Test
    void forgeries_do_not_make_the_server_ask_the_provider_each_time() {
        int before = provider.questions();
        var forged = provider.aTokenFor("SOA")
                .withHeader("kid", provider.issuer())
                .signedWith(TestProvider.newKey().getPrivate());
        for (int i = 0; i < 50; i++) {
            me(forged).then().statusCode(401);
        }

        assertThat(provider.questions() - before).isLessThan(50);
    }

    @Test
    void no_cookie_or_other_header_gets_a_token_past_our_own_accounts() {
        var stranger = provider.tokenFor("SOX");

        given().cookie("q_session", stranger)
                .header("X-Authorization", bearer(stranger))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        given().header("Authorization", "DPoP " + stranger)
                .header("DPoP", stranger)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        given().header("Authorization", "bearer\t" + stranger)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void passwords_and_keys_go_on_beside_it() {
        var login = People.withPassword("SOB");

        String token = given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", People.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");

        me(token).then().statusCode(200);
        given().header("Authorization", People.apiKey(Rights.CREDITS_READ))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("code", equalTo("9999"));
    }

    private static Arguments forgery(String what, Function<TestProvider, String> forgery) {
        return Arguments.of(what, forgery);
    }

    private static Map<String, String> jwk(RSAPublicKey key) {
        return Map.of(
                "kty", "RSA",
                "n", AToken.base64(key.getModulus().toByteArray()),
                "e", AToken.base64(key.getPublicExponent().toByteArray()));
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static Response me(String token) {
        return given().header("Authorization", bearer(token)).get("/api/v1/me");
    }
}
