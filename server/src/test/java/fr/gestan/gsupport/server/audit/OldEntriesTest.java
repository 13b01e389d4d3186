package fr.gestan.gsupport.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the audit is kept, and that nobody shortens it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OldEntriesTest {

    private static final String NOT_ALLOWED = "42501";

    private final OldEntries oldEntries;
    private final String action = "test." + UUID.randomUUID();

    OldEntriesTest(OldEntries oldEntries) {
        this.oldEntries = oldEntries;
    }

    @Test
    void what_is_older_than_thirteen_months_is_forgotten_and_the_rest_kept() throws SQLException {
        given(1, "13 months 1 day");
        given(1, "5 years");
        given(1, "13 months -1 day");
        given(1, "0 days");

        oldEntries.forget();

        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void many_are_forgotten_in_batches_also_where_several_servers_are_at_it() throws SQLException {
        given(12_000, "14 months");
        given(3, "12 months");

        AtOnce.all(4, server -> {
            oldEntries.forget();
            return server;
        });
        oldEntries.forget();

        assertThat(kept()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1", "0", "-1", "-2147483648"})
    void whatever_the_server_asks_for_nothing_of_the_last_thirteen_months_goes(String months) throws SQLException {
        given(1, "13 months -1 day");
        given(1, "13 months 1 day");

        callAsServer(months + ", 1000");

        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24, 1000", "2147483647, 1000", "NULL, 1000", "13, NULL", "13, 0"})
    void what_is_to_be_kept_longer_is(String parameters) throws SQLException {
        given(1, "14 months");

        callAsServer(parameters);

        assertThat(kept()).isEqualTo(1);
        oldEntries.forget();
    }

    @Test
    void the_server_can_not_delete_an_entry_however_old() throws SQLException {
        given(1, "10 years");
        try (var server = Rows.asServer();
                var statement = server.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit WHERE action = '" + action + "'"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
        }
        oldEntries.forget();
    }

    @Test
    void the_owner_can_not_delete_one_that_is_young_either() throws SQLException {
        given(1, "12 months");
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit WHERE action = '" + action + "'"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
        }
    }

    private void given(int count, String age) throws SQLException {
        try (var connection = Rows.asServer();
                var insert = connection.prepareStatement("INSERT INTO audit (at, actor, action, result)"
                        + " SELECT now() - ?::interval, '-', ?, 'OK' FROM generate_series(1, ?)")) {
            insert.setString(1, age);
            insert.setString(2, action);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }

    private long kept() {
        return Rows.number("SELECT count(*) FROM audit WHERE action = ?", action);
    }

    private static void callAsServer(String parameters) throws SQLException {
        try (var server = Rows.asServer();
                var statement = server.createStatement()) {
            statement.execute("SELECT forget_old_audit(" + parameters + ")");
        }
    }
}
