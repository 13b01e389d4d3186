package fr.gestan.gsupport.server.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonInClaimsTest {

    private static final Map<Role, Set<String>> NAMES = Map.of(
            Role.TECHNICIAN, Set.of("desk", "hotline"),
            Role.SALES_ADMIN, Set.of("SALES_ADMIN"),
            Role.MANAGER, Set.of("boss"),
            Role.ADMIN, Set.of("ADMIN"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'roles': ['desk']}                                | roles                     | TECHNICIAN",
                "{'roles': ['boss', 'desk', 'hotline', 'other']}    | roles                     | TECHNICIAN MANAGER",
                "{'roles': 'boss'}                                  | roles                     | MANAGER",
                "{'roles': 'boss desk'}                             | roles                     |",
                "{'roles': ['Boss', 'TECHNICIAN', 'sales_admin']}   | roles                     |",
                "{'roles': ['SALES_ADMIN']}                         | roles                     | SALES_ADMIN",
                "{'roles': null}                                    | roles                     |",
                "{'roles': {'boss': true}}                          | roles                     |",
                "{'groups': ['boss']}                              | roles                     |",
                "{'a': {'b': {'roles': ['boss']}}}                  | a.b.roles                 | MANAGER",
                "{'a': {'b': 'boss'}}                               | a.b.roles                 |",
                "{'https://example.com/roles': ['boss']}            | https://example.com/roles | MANAGER"
            })
    void roles_are_read_where_the_setting_says_and_others_are_left_out(String claims, String rolesClaim, String roles) {
        var read = read(new PersonInClaims("sub", rolesClaim, NAMES), "{'sub': 'HRY', " + claims.substring(1));

        assertThat(read)
                .hasValueSatisfying(person -> assertThat(person.roles())
                        .extracting(Role::name)
                        .containsExactlyInAnyOrder(roles == null ? new String[0] : roles.split(" ")));
    }

    @Test
    void without_a_claim_for_roles_they_are_not_the_providers_to_give() {
        var read = read(
                new PersonInClaims("preferred_username", null, NAMES),
                "{'preferred_username': 'hry', 'roles': ['boss'], 'exp': 1900000000}");

        assertThat(read).contains(new SignedOn("HRY", null, Instant.ofEpochSecond(1_900_000_000L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code': ''}",
                "{'code': ' HRY'}",
                "{'code': 'hry@example.com'}",
                "{'code': 'ſry'}",
                "{'code': 12}",
                "{'code': null}",
                "{'code': ['HRY']}",
                "{}",
                "[]",
                "7"
            })
    void who_is_not_named_by_a_code_is_nobody(String claims) {
        assertThat(read(new PersonInClaims("code", null, NAMES), claims)).isEmpty();
    }

    private static Optional<SignedOn> read(PersonInClaims person, String claims) {
        try {
            return person.read(new ObjectMapper().readTree(claims.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
