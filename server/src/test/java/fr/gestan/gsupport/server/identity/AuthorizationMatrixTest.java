package fr.gestan.gsupport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what (api.md, "Resources"): every call of the contract, sent by every kind of caller there is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuthorizationMatrixTest {

    private static final Logger LOG = Logger.getLogger(AuthorizationMatrixTest.class);

    /**
     * One line a call, in the order of their addresses: the roles and scopes that may; {@code person}: every person;
     * {@code login}: whoever is logged in, keys too; {@code anyone}: without login.
     */
    private static final String MAY = """
            GET    /api-keys                           ADMIN
            POST   /api-keys                           ADMIN
            DELETE /api-keys/{id}                      ADMIN
            GET    /audit                              ADMIN
            GET    /clients                            TECHNICIAN SALES_ADMIN MANAGER clients:read
            POST   /clients                            SALES_ADMIN
            POST   /clients/duplicates                 SALES_ADMIN
            GET    /clients/{id}                       TECHNICIAN SALES_ADMIN MANAGER clients:read
            PUT    /clients/{id}                       SALES_ADMIN
            POST   /clients/{id}/corrections           SALES_ADMIN
            GET    /clients/{id}/credit                TECHNICIAN SALES_ADMIN MANAGER credits:read
            POST   /clients/{id}/credits               SALES_ADMIN credits:write
            PUT    /clients/{id}/do-not-intervene      SALES_ADMIN
            GET    /clients/{id}/history               TECHNICIAN SALES_ADMIN MANAGER
            POST   /clients/{id}/interventions         TECHNICIAN SALES_ADMIN
            POST   /clients/{id}/interventions/preview TECHNICIAN SALES_ADMIN
            GET    /clients/{id}/lots                  TECHNICIAN SALES_ADMIN MANAGER
            POST   /clients/{id}/lots/{lineId}/extension SALES_ADMIN
            POST   /clients/{id}/opening               SALES_ADMIN
            GET    /clients/{id}/statement             TECHNICIAN SALES_ADMIN MANAGER
            GET    /clients/{id}/statement[application/pdf] TECHNICIAN SALES_ADMIN MANAGER
            GET    /clients/{id}/statement[text/csv]   TECHNICIAN SALES_ADMIN MANAGER
            POST   /clients/{id}/statement/mail        SALES_ADMIN
            GET    /credits                            SALES_ADMIN credits:read credits:write
            GET    /events                             person
            POST   /green-button                       TECHNICIAN green-button
            GET    /interventions                      TECHNICIAN MANAGER
            POST   /interventions/{id}/bug-report      TECHNICIAN
            POST   /interventions/{id}/recap           TECHNICIAN SALES_ADMIN MANAGER
            GET    /interventions/search               TECHNICIAN SALES_ADMIN MANAGER
            GET    /ledger-verification                MANAGER ADMIN
            GET    /mails                              MANAGER ADMIN
            GET    /mails[text/csv]                    MANAGER ADMIN
            POST   /mails/{id}/retry                   MANAGER ADMIN
            GET    /me                                 login
            POST   /me/password                        person
            GET    /overview                           MANAGER
            GET    /overrides                          SALES_ADMIN MANAGER
            GET    /overrides[text/csv]                SALES_ADMIN MANAGER
            GET    /packs                              TECHNICIAN SALES_ADMIN MANAGER
            POST   /packs                              SALES_ADMIN
            PUT    /packs/{id}                         SALES_ADMIN
            GET    /pay                                TECHNICIAN MANAGER
            GET    /pay[text/csv]                      TECHNICIAN MANAGER
            GET    /pay/lines                          TECHNICIAN MANAGER
            GET    /pay/lines[text/csv]                TECHNICIAN MANAGER
            POST   /pay/{month}/closing                MANAGER
            PUT    /presence                           TECHNICIAN SALES_ADMIN MANAGER
            DELETE /presence                           TECHNICIAN SALES_ADMIN MANAGER
            POST   /sessions                           anyone
            DELETE /sessions/current                   person
            POST   /sessions/refresh                   anyone
            GET    /technicians                        ADMIN
            POST   /technicians                        ADMIN
            GET    /technicians/{code}                 ADMIN
            PUT    /technicians/{code}                 ADMIN
            POST   /technicians/{code}/password        ADMIN
            GET    /text-templates                     TECHNICIAN SALES_ADMIN MANAGER
            POST   /text-templates                     TECHNICIAN SALES_ADMIN MANAGER
            PUT    /text-templates/{id}                TECHNICIAN SALES_ADMIN MANAGER
            DELETE /text-templates/{id}                TECHNICIAN SALES_ADMIN MANAGER
            GET    /worklists                          SALES_ADMIN MANAGER ADMIN
            GET    /worklists/{list}                   SALES_ADMIN MANAGER
            GET    /worklists/{list}[text/csv]         SALES_ADMIN MANAGER
            """;

    private static final String ANYONE = "anyone";
    private static final String LOGIN = "login";
    private static final String PERSON = "person";
    private static final String NOBODY_MUCH = "MX0";

    /** Whom nobody knows: 401 wherever a login is needed. */
    private static final List<String> STRANGERS = List.of(
            "no token",
            "an unknown token",
            "an expired token",
            "an ended session",
            "a deactivated person",
            "an unknown key",
            "a revoked key",
            "an expired key");

    /** Who is known and has no right: 403 wherever one is needed. */
    private static final String PERSON_WITHOUT_ROLES = "a person without roles";

    private static final String KEY_WITHOUT_SCOPES = "a key without scopes";

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).toList();
    private static final List<String> SCOPES =
            List.of(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE, Rights.GREEN_BUTTON);

    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A line of the table. */
    private record Call(String method, String path, String accept, Set<String> may) {

        static Call of(String line) {
            var words = line.strip().split("\\s+");
            var address = words[1].split("[\\[\\]]");
            return new Call(
                    words[0],
                    address[0],
                    address.length > 1 ? address[1] : "*/*",
                    Set.of(words).stream()
                            .filter(word -> !word.equals(words[0]) && !word.equals(words[1]))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        String name() {
            return method + " " + path + (accept.equals("*/*") ? "" : "[" + accept + "]");
        }

        int refusalFor(String caller) {
            if (may.contains(ANYONE)) {
                return 0;
            }
            if (STRANGERS.contains(caller)) {
                return 401;
            }
            boolean isPerson = ROLES.contains(caller) || caller.equals(PERSON_WITHOUT_ROLES);
            boolean mayCall = may.contains(LOGIN) || may.contains(caller) || (may.contains(PERSON) && isPerson);
            return mayCall ? 0 : 403;
        }
    }

    static Stream<Arguments> cells() {
        var callers = Stream.of(STRANGERS, ROLES, List.of(PERSON_WITHOUT_ROLES), SCOPES, List.of(KEY_WITHOUT_SCOPES))
                .flatMap(List::stream)
                .toList();
        return calls().stream()
                .flatMap(call ->
                        callers.stream().map(caller -> Arguments.of(call.name(), caller, call.refusalFor(caller))));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("cells")
    void whoever_may_is_let_in_and_nobody_else(String name, String caller, int refusal)
            throws IOException, InterruptedException {
        var call = calls().stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElseThrow();

        int status = send(call, authorization(caller));

        if (refusal == 0) {
            // The address is known and the request is read; it names nothing that exists, so it does no harm.
            assertThat(status).isNotIn(401, 403, 405, 406, 415).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(refusal);
        }
    }

    @Test
    void every_method_of_the_contract_has_a_line_and_every_line_a_method() {
        assertThat(calls()).extracting(Call::name).doesNotHaveDuplicates().hasSameElementsAs(contract());
        LOG.infof(
                "The authorization matrix has %d cells: %d calls, %d kinds of callers",
                cells().count(), calls().size(), cells().count() / calls().size());
    }

    @Test
    void only_rights_that_exist_are_named() {
        var known = new TreeSet<>(ROLES);
        known.addAll(SCOPES);
        known.addAll(List.of(ANYONE, LOGIN, PERSON));

        assertThat(calls())
                .allSatisfy(call -> assertThat(call.may()).isNotEmpty().isSubsetOf(known));
    }

    private static List<Call> calls() {
        return MAY.lines().map(Call::of).toList();
    }

    /** What the interfaces say, written as in the table. */
    private static Set<String> contract() {
        return new ClassFileImporter()
                .importPackages("fr.gestan.gsupport.api").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(AuthorizationMatrixTest::lineOf)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lineOf(Method method) {
        var verb = Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " has no HTTP method"))
                .value();
        var below = method.getAnnotation(Path.class);
        var path = method.getDeclaringClass().getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value());
        var produces = method.getAnnotation(Produces.class);
        var format = produces == null
                ? MediaType.APPLICATION_JSON
                : produces.value()[0].split(";")[0];
        boolean isFile = format.equals("text/csv") || format.equals("application/pdf");
        return verb + " " + path.replaceAll("/+", "/").substring(ApiPaths.V1.length())
                + (isFile ? "[" + format + "]" : "");
    }

    private int send(Call call, String authorization) throws IOException, InterruptedException {
        var path = ApiPaths.V1 + call.path().replaceAll("\\{[^}]+}", "999999999");
        var body = call.method().equals("GET") || call.method().equals("DELETE")
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString("{\"no-such-field\":1}");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", call.accept())
                .header("Content-Type", "application/json")
                .header(ApiHeaders.IDEMPOTENCY_KEY, "matrix")
                .method(call.method(), body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        // Some answers go on for ever.
        answer.body().close();
        return answer.statusCode();
    }

    /** Of every kind a fresh one each time, since a cell may end it. */
    private String authorization(String caller) throws IOException, InterruptedException {
        int number = TOKENS.incrementAndGet();
        var later = Instant.now().plusSeconds(600);
        return switch (caller) {
            case "no token" -> null;
            case "an unknown token" -> "Bearer " + Secrets.newToken();
            case "an expired token" -> {
                person("MX1", Role.values());
                yield People.session(
                        "MX1", "matrix-expired-" + number, Instant.now().minusSeconds(1));
            }
            case "an ended session" -> {
                person("MX2", Role.values());
                var ended = People.session("MX2", "matrix-ended-" + number, later);
                send(new Call("DELETE", "/sessions/current", "*/*", Set.of()), ended);
                yield ended;
            }
            case "a deactivated person" -> {
                person("MX3", Role.values());
                var token = People.session("MX3", "matrix-deactivated-" + number, later);
                People.deactivate("MX3");
                yield token;
            }
            case "an unknown key" -> "Bearer " + Secrets.newApiKey();
            case "a revoked key" -> key(number, SCOPES, "revoked_at", "now()");
            case "an expired key" -> key(number, SCOPES, "expires_on", "current_date - 2");
            case PERSON_WITHOUT_ROLES -> {
                person(NOBODY_MUCH);
                yield People.session(NOBODY_MUCH, "matrix-nobody-" + number, later);
            }
            case KEY_WITHOUT_SCOPES -> key(number, List.of(), "expires_on", "NULL");
            default -> {
                if (SCOPES.contains(caller)) {
                    yield key(number, List.of(caller), "expires_on", "NULL");
                }
                person("MX" + caller.charAt(0), Role.valueOf(caller));
                yield People.session("MX" + caller.charAt(0), "matrix-" + caller + number, later);
            }
        };
    }

    private static void person(String code, Role... roles) {
        People.person(code, "Matrix " + code, null, roles);
    }

    private static String key(int number, List<String> scopes, String column, String value) {
        var key = Secrets.API_KEY_PREFIX + "matrix-" + number;
        People.execute(
                "INSERT INTO api_key (name, key_hash, scopes, created_at, " + column + ") VALUES (?, ?, ?, now(), "
                        + value + ")",
                "matrix " + number,
                Secrets.hash(key),
                scopes.toArray(String[]::new));
        return "Bearer " + key;
    }
}
