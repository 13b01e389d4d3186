package fr.gestan.gsupport.server.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does a request once per key, however often it is sent (api.md, "Conventions"). The answer is kept in the transaction
 * that does the work: both are on disk or neither, and a request that fails leaves its key unused.
 */
@ApplicationScoped
public class Once {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int CREATED = 201;

    /**
     * The first statement makes the same key wait for its twin's transaction; the second one, in the same round trip,
     * sees what that one left.
     */
    private static final String CLAIM_AND_LOOK = """
            SELECT pg_advisory_xact_lock(hashtextextended(?, 0));
            SELECT request_hash, body FROM idempotency_key WHERE caller = ? AND key = ?
            """;

    private static final String KEEP = """
            INSERT INTO idempotency_key (caller, key, request_hash, status, body, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final CurrentCaller caller;
    private final SentKey sentKey;
    private final Replay replay;
    private final Clock clock;

    Once(
            AgroalDataSource dataSource,
            ObjectMapper json,
            CurrentCaller caller,
            SentKey sentKey,
            Replay replay,
            Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.caller = caller;
        this.sentKey = sentKey;
        this.replay = replay;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param operation e.g. {@code intervention.record}
     * @param body the request as it was read
     */
    public record Request(String operation, long clientId, Object body) {}

    /**
     * Does the work, or answers what the first request with this key was answered.
     *
     * @param key the header as it came; null: missing or empty
     * @param answerType a record that JSON can write and read back
     * @throws Failure.HeaderMissing without a key
     * @throws Failure.KeyReused where the key was used for another request
     */
    @Transactional
    public <T> T perKey(String key, Request request, Class<T> answerType, Supplier<T> work) {
        check(key);
        var owner = caller.get().id();
        var requestHash = hash(request);
        try {
            var kept = claim(owner, key);
            if (kept != null) {
                if (!MessageDigest.isEqual(kept.requestHash(), requestHash)) {
                    throw new Failure.KeyReused();
                }
                replay.mark();
                return json.readValue(kept.body(), answerType);
            }
            var answer = work.get();
            keep(owner, key, requestHash, json.writeValueAsString(answer));
            return answer;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The idempotency key could not be looked up or kept", e);
        }
    }

    private void check(String key) {
        if (key == null && !sentKey.isThere()) {
            throw new Failure.HeaderMissing(
                    ApiHeaders.IDEMPOTENCY_KEY, "send a new one with each new request, and the same one with a retry");
        }
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Failure.Invalid(ApiHeaders.IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters");
        }
    }

    private byte[] hash(Request request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((request.operation() + ' ' + request.clientId() + ' ').getBytes(StandardCharsets.UTF_8));
            return sha256.digest(json.writeValueAsBytes(request.body()));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("The request could not be hashed", e);
        }
    }

    private Kept claim(String owner, String key) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(CLAIM_AND_LOOK)) {
            statement.setString(1, owner + ' ' + key);
            statement.setString(2, owner);
            statement.setString(3, key);
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                return row.next() ? new Kept(row.getBytes(1), row.getString(2)) : null;
            }
        }
    }

    private void keep(String owner, String key, byte[] requestHash, String body) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, owner);
            insert.setString(2, key);
            insert.setBytes(3, requestHash);
            insert.setInt(4, CREATED);
            insert.setString(5, body);
            insert.setObject(6, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private record Kept(byte[] requestHash, String body) {}
}
