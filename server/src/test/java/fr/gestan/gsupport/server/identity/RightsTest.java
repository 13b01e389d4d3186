package fr.gestan.gsupport.server.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.security.Authenticated;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RightsTest {

    private static final String ECHO = "/api/v1/test-echo/7";
    private static final List<Class<? extends Annotation>> SAYS_WHO =
            List.of(RolesAllowed.class, Authenticated.class, PermitAll.class, DenyAll.class);

    @Test
    void every_method_of_the_contract_says_who_may_call_it() {
        assertThat(methodsOfTheContract())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(SAYS_WHO)
                        .as("%s or its class says who may call it", method)
                        .anyMatch(annotation -> method.isAnnotationPresent(annotation)
                                || method.getDeclaringClass().isAnnotationPresent(annotation)));
    }

    @Test
    void only_logging_in_is_open_to_everybody() {
        assertThat(methodsOfTheContract())
                .filteredOn(method -> method.isAnnotationPresent(PermitAll.class))
                .extracting(method -> List.of(method.getDeclaringClass().getInterfaces()[0], method.getName()))
                .containsExactlyInAnyOrder(List.of(SessionsApi.class, "open"), List.of(SessionsApi.class, "refresh"));
    }

    @Test
    void only_roles_and_scopes_that_exist_are_named() {
        var known = new HashSet<String>(Set.of(
                Rights.PERSON, Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE, Rights.GREEN_BUTTON));
        Arrays.stream(Role.values()).map(Role::name).forEach(known::add);

        assertThat(methodsOfTheContract())
                .filteredOn(method -> method.isAnnotationPresent(RolesAllowed.class))
                .allSatisfy(method -> assertThat(known)
                        .contains(method.getAnnotation(RolesAllowed.class).value()));
    }

    @Test
    void a_role_or_a_scope_opens_what_names_it() {
        assertThat(statusFor(People.technician("RT1"))).isEqualTo(200);
        assertThat(statusFor(People.apiKey(Rights.CLIENTS_READ))).isEqualTo(200);
        assertThat(statusFor(People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_WRITE)))
                .isEqualTo(200);
    }

    @Test
    void other_roles_and_scopes_do_not() {
        assertThat(statusFor(People.manager("RT2"))).isEqualTo(403);
        assertThat(statusFor(People.salesAdmin("RT3"))).isEqualTo(403);
        assertThat(statusFor(People.admin("RT4"))).isEqualTo(403);
        assertThat(statusFor(People.apiKey(Rights.CREDITS_READ))).isEqualTo(403);
        assertThat(statusFor(People.apiKey())).isEqualTo(403);
        assertThat(statusFor(People.person("RT5", "Nobody Much", null))).isEqualTo(403);
    }

    @Test
    void several_roles_add_up() {
        assertThat(statusFor(People.person("RT6", "Chef", null, Role.MANAGER, Role.TECHNICIAN)))
                .isEqualTo(200);
    }

    @Test
    void what_says_nothing_is_open_to_nobody() {
        var everyRole = People.person("RT7", "Everything", null, Role.values());

        given().header("Authorization", everyRole)
                .get("/api/v1/test-echo/without-rights")
                .then()
                .statusCode(403);
    }

    private static int statusFor(String authorization) {
        return given().header("Authorization", authorization).get(ECHO).statusCode();
    }

    private static List<Method> methodsOfTheContract() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("fr.gestan.gsupport.server")
                        .stream()
                        .filter(type -> !type.isInterface())
                        .filter(type -> isResource(type))
                        .flatMap(RightsTest::implementations)
                        .toList();
    }

    private static boolean isResource(JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(contract -> contract.isAnnotatedWith(Path.class));
    }

    private static Stream<Method> implementations(JavaClass resource) {
        var methods = new ArrayList<Method>();
        var type = resource.reflect();
        for (Class<?> contract : type.getInterfaces()) {
            for (Method declared : contract.getMethods()) {
                try {
                    methods.add(type.getDeclaredMethod(declared.getName(), declared.getParameterTypes()));
                } catch (NoSuchMethodException e) {
                    throw new AssertionError(type + " does not implement " + declared, e);
                }
            }
        }
        return methods.stream();
    }
}
