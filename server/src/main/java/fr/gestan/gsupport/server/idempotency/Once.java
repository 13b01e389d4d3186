package fr.gestan.gsupport.server.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.ledger.RoundTrip;
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

    /** Makes the same key wait for its twin's transaction; whatever comes behind sees what that one left. */
    private static final String CLAIM = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String LOOK = "SELECT request_hash, body FROM idempotency_key WHERE caller = ? AND key = ?";

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
     * Work that shares its round trips with the key's.
     *
     * @param <T> a record that JSON can write and read back
     */
    public interface Work<T> {

        /** Asks what the work needs to know; done right behind the claim of the key, answered in vain if that is kept. */
        void ask(RoundTrip trip);

        /** Answers; what it writes on this trip is done right ahead of the answer's being kept. */
        T answer(RoundTrip trip);
    }

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
        return once(key, request, answerType, new Work<>() {
            @Override
            public void ask(RoundTrip trip) {
                // Makes its own trips.
            }

            @Override
            public T answer(RoundTrip trip) {
                return work.get();
            }
        });
    }

    /** The same for work that shares round trips. */
    @Transactional
    public <T> T perKey(String key, Request request, Class<T> answerType, Work<T> work) {
        return once(key, request, answerType, work);
    }

    /** The same where a key is optional: without one the work is done each time. */
    @Transactional
    public <T> T perKeyIfAny(String key, Request request, Class<T> answerType, Supplier<T> work) {
        return key == null && !sentKey.isThere() ? work.get() : perKey(key, request, answerType, work);
    }

    private <T> T once(String key, Request request, Class<T> answerType, Work<T> work) {
        check(key);
        var owner = caller.get().id();
        var requestHash = hash(request);
        try {
            var there = new RoundTrip();
            var kept = claim(owner, key, there);
            work.ask(there);
            there.make(dataSource);
            if (kept.get() != null) {
                return replayed(kept.get(), requestHash, answerType);
            }
            var back = new RoundTrip();
            var answer = work.answer(back);
            keep(owner, key, requestHash, json.writeValueAsString(answer), back);
            back.make(dataSource);
            return answer;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The request could not be done, or its answer not be kept", e);
        }
    }

    private <T> T replayed(Kept kept, byte[] requestHash, Class<T> answerType) throws JsonProcessingException {
        if (!MessageDigest.isEqual(kept.requestHash(), requestHash)) {
            throw new Failure.KeyReused();
        }
        replay.mark();
        return json.readValue(kept.body(), answerType);
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

    private static Supplier<Kept> claim(String owner, String key, RoundTrip trip) {
        trip.ask(CLAIM, parameters -> parameters.add(owner + ' ' + key), row -> null);
        return trip.ask(
                LOOK,
                parameters -> parameters.add(owner).add(key),
                row -> row.next() ? new Kept(row.getBytes(1), row.getString(2)) : null);
    }

    private void keep(String owner, String key, byte[] requestHash, String body, RoundTrip trip) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        trip.tell(
                KEEP,
                parameters -> parameters
                        .add(owner)
                        .add(key)
                        .add(requestHash)
                        .add(CREATED)
                        .add(body)
                        .add(now));
    }

    private record Kept(byte[] requestHash, String body) {}
}
