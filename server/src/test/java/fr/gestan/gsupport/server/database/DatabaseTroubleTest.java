package fr.gestan.gsupport.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {

    @ParameterizedTest(name = "{1} ({0}) passes by itself")
    @CsvSource({
        "08006, the line broke",
        "08001, nobody listens",
        "08003, the connection was closed",
        "53000, insufficient resources",
        "53100, disk full",
        "53200, out of memory",
        "53300, too many connections",
        "57P01, shutdown",
        "57P02, crash",
        "57P03, starting",
        "57P04, database dropped",
        "57P05, idle session timeout",
        "57014, cancelled",
        "58030, error of the disk",
        "25006, read-only for now",
        "40001, serialization failure",
        "40P01, deadlock",
        "55P03, lock not to be had in time"
    })
    void trouble_that_passes(String state, String what) {
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(new SQLException(what, state))))
                .isTrue();
    }

    @ParameterizedTest(name = "{1} ({0}) stays")
    @CsvSource({
        "23505, a key that is there already",
        "23514, a broken rule",
        "42501, a missing right",
        "42P01, a missing table",
        "28P01, a wrong password",
        "XX001, corrupted data"
    })
    void trouble_that_stays(String state, String what) {
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(new SQLException(what, state))))
                .isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_in_time_passes() {
        assertThat(DatabaseTrouble.isBehind(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLException("Connection is closed")))
                .isTrue();
        assertThat(DatabaseTrouble.isBehind(new SQLTimeoutException("too long")))
                .isTrue();
    }

    @Test
    void a_commit_that_failed_passes_unless_the_database_says_why_it_does_not() {
        var failed = new RollbackException("Could not commit transaction.");
        assertThat(DatabaseTrouble.isBehind(new IllegalStateException(failed))).isTrue();

        failed.addSuppressed(new SQLException("a broken rule", "23514"));
        assertThat(DatabaseTrouble.isBehind(failed)).isFalse();

        failed.addSuppressed(new IllegalStateException(new SQLException("the line broke", "08006")));
        assertThat(DatabaseTrouble.isBehind(failed)).isTrue();
    }

    @Test
    void what_is_no_trouble_of_the_database_is_none() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("another", one));

        assertThat(DatabaseTrouble.isBehind(one)).isFalse();
    }
}
