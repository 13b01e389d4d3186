package fr.gestan.gsupport.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDatabaseTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            jdbc:postgresql://db:5432/gs,                              jdbc:postgresql://db:5432/gs,                 -, -
            jdbc:postgresql://db/gs?user=u&password=p%26q,             jdbc:postgresql://db/gs,                      u, p&q
            jdbc:postgresql://db/gs?user=u&sslmode=require&password=p, jdbc:postgresql://db/gs?sslmode=require,      u, p
            postgresql://u:p%40q@db:5432/gs,                           jdbc:postgresql://db:5432/gs,                 u, p@q
            postgres://u@db/gs,                                        jdbc:postgresql://db/gs,                      u, -
            """)
    void tells_address_user_and_password_apart(String url, String jdbcUrl, String user, String password) {
        var database = ExternalDatabase.read(url);

        assertThat(database.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(database.user().orElse(null)).isEqualTo(user);
        assertThat(database.password().orElse(null)).isEqualTo(password);
        assertThat(database.toString()).doesNotContain("p&q").doesNotContain("p@q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/gs", "db:5432", "jdbc:h2:mem:gs", "http://db/gs", "jdbc:postgresql:gs gs"})
    void is_nothing_but_a_postgresql(String url) {
        assertThat(ExternalDatabase.read(url)).isNull();
    }
}
