package fr.gestan.gsupport.server.idempotency;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md, "Conventions": keys are kept at least 30 days. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExpiredKeysTest {

    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    ExpiredKeys expiredKeys;

    @ParameterizedTest
    @ValueSource(strings = {"29 days 23 hours", "30 days", "30 days 50 minutes"})
    void a_retry_within_thirty_days_and_an_hour_is_answered_what_was_answered_first(String age) {
        long clientId = aClient().create();
        var key = aKey();
        var first = bought(clientId, key);
        make(key, age);

        expiredKeys.forget();

        var retry = bought(clientId, key);
        retry.then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(retry.asString()).isEqualTo(first.asString());
        assertThat(Rows.written(clientId)).containsEntry("lines", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 days 1 hour 1 minute", "400 days"})
    void an_older_key_is_forgotten_and_then_asks_for_something_new(String age) {
        long clientId = aClient().create();
        var key = aKey();
        bought(clientId, key);
        make(key, age);

        expiredKeys.forget();

        assertThat(Rows.number("SELECT count(*) FROM idempotency_key WHERE key = ?", key))
                .isZero();
        bought(clientId, key).then().statusCode(201).header(REPLAYED, nullValue());
        bought(clientId, key).then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L);
    }

    @Test
    void twins_that_come_while_their_old_key_is_forgotten_write_one_line_at_most() {
        long clientId = aClient().create();
        var key = aKey();
        bought(clientId, key);
        make(key, "31 days");

        AtOnce.all(9, i -> {
            if (i == 4) {
                expiredKeys.forget();
                return null;
            }
            return bought(clientId, key).then().statusCode(201);
        });

        assertThat((Long) Rows.written(clientId).get("lines")).isBetween(1L, 2L);
    }

    @Test
    void a_request_under_way_is_not_disturbed_and_does_not_disturb() throws SQLException {
        long clientId = aClient().create();
        var key = aKey();
        CompletableFuture<Response> underWay;
        try (var counter = Rows.asOwner();
                var lock = counter.prepareStatement("SELECT FROM account WHERE client_id = ? FOR UPDATE")) {
            counter.setAutoCommit(false);
            lock.setLong(1, clientId);
            lock.execute();
            underWay = CompletableFuture.supplyAsync(() -> bought(clientId, key));
            await().until(() -> Rows.number(
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = 'gsupport'")
                    > 0);

            assertThat(CompletableFuture.runAsync(expiredKeys::forget)).succeedsWithin(10, TimeUnit.SECONDS);

            counter.rollback();
        }
        underWay.join().then().statusCode(201).header(REPLAYED, nullValue());
        bought(clientId, key).then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 1L);
    }

    @Test
    void many_are_forgotten_in_batches_by_whichever_server_has_its_turn() throws SQLException {
        givenOldKeys(5_500, "45 days");
        givenOldKeys(10, "12 days");

        AtOnce.all(4, i -> {
            expiredKeys.forget();
            return null;
        });
        expiredKeys.forget();

        assertThat(Rows.all("SELECT count(*) AS left FROM idempotency_key WHERE caller = 'key:0'"))
                .singleElement()
                .hasToString("{left=10}");
    }

    private static Response bought(long clientId, String key) {
        return aPurchase().boughtFor(clientId, GivenClient.salesAdmin(), key);
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    /** The server can not change when a key was first used; the owner of the schema can. */
    private static void make(String key, String old) {
        try (var connection = Rows.asOwner();
                var update = connection.prepareStatement(
                        "UPDATE idempotency_key SET created_at = now() - ?::interval WHERE key = ?")) {
            update.setString(1, old);
            update.setString(2, key);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void givenOldKeys(int count, String age) throws SQLException {
        try (var connection = Rows.asServer();
                var insert = connection.prepareStatement("""
                        INSERT INTO idempotency_key (caller, key, request_hash, status, body, created_at)
                        SELECT 'key:0', ? || ' ' || number, '', 201, '{}', now() - ?::interval
                        FROM generate_series(1, ?) AS number
                        """)) {
            insert.setString(1, age);
            insert.setString(2, age);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }
}
