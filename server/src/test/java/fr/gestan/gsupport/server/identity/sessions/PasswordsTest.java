package fr.gestan.gsupport.server.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void a_password_matches_its_own_hash_only() {
        var hash = Passwords.hash("été 2026");

        assertThat(Passwords.matches("été 2026", hash)).isTrue();
        assertThat(Passwords.matches("ete 2026", hash)).isFalse();
        assertThat(Passwords.matches("été 2026 ", hash)).isFalse();
    }

    @Test
    void the_same_password_never_has_the_same_hash() {
        assertThat(Passwords.hash("demo")).isNotEqualTo(Passwords.hash("demo"));
    }

    @Test
    void nobody_matches_nothing() {
        assertThat(Passwords.matches("demo", null)).isFalse();
    }

    @Test
    void the_hash_says_how_it_was_made() {
        assertThat(Passwords.hash("demo")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_hash_of_another_program_is_understood() {
        var ofTheReferenceProgram =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Passwords.matches("password", ofTheReferenceProgram)).isTrue();
    }
}
