package fr.gestan.gsupport.server.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.server.ledger.Finding;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The runs that there were, of all servers on this database. */
@ApplicationScoped
class VerificationRuns {

    /** Of no meaning but to be the same on every server. */
    private static final long LOCK = 7_205_759_403_792_793L;

    private static final String CLAIM = """
            SELECT pg_try_advisory_xact_lock(?)
                AND NOT EXISTS (SELECT FROM ledger_verification WHERE scheduled_for = ?)
            """;
    private static final String WRITE = """
            INSERT INTO ledger_verification (scheduled_for, at, took_ms, lines, accounts, findings, failure, examples,
                tell_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (scheduled_for) DO NOTHING
            """;
    private static final String LAST = """
            SELECT at, took_ms, lines, accounts, findings, failure, examples
            FROM ledger_verification
            ORDER BY id DESC
            LIMIT 1
            """;
    private static final String CLAIM_TO_TELL = """
            WITH due AS (
                SELECT id FROM ledger_verification
                WHERE told_at IS NULL AND tell_at <= ? AND at > ?
                ORDER BY id
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            UPDATE ledger_verification run SET tell_at = ?, tell_attempts = tell_attempts + 1
            FROM due WHERE run.id = due.id
            RETURNING at, took_ms, lines, accounts, findings, failure, examples, run.id, message_id, tell_attempts
            """;
    private static final String TOLD = "UPDATE ledger_verification SET told_at = ? WHERE id = ?";
    private static final String TELL_AGAIN =
            "UPDATE ledger_verification SET tell_at = ? WHERE id = ? AND told_at IS NULL";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    VerificationRuns(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * A run that somebody is to be told of.
     *
     * @param messageId the same at each attempt
     * @param attempts how many there were, this one included
     */
    record ToTell(long id, UUID messageId, int attempts, VerificationRun run) {}

    /**
     * Runs and writes down what came out, unless another server does so or did for the same time.
     *
     * @param tellAt when to tell of it, should it have to be told; null: nobody is to be told
     * @return empty where another server did
     * @throws SQLException where what came out could not be written down
     */
    Optional<VerificationRun> once(Instant scheduledFor, Instant tellAt, Supplier<VerificationRun> verification)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!claim(connection, scheduledFor)) {
                    return Optional.empty();
                }
                var run = verification.get();
                write(connection, scheduledFor, tellAt, run);
                connection.commit();
                return Optional.of(run);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The newest run; empty before the first. */
    Optional<VerificationRun> last() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LAST);
                var row = select.executeQuery()) {
            return row.next() ? Optional.of(run(row)) : Optional.empty();
        }
    }

    /**
     * Takes a run that is to be told now; nobody else gets it until the lease is over.
     *
     * @param notBefore what is older is not told any more
     */
    Optional<ToTell> claimToTell(Instant now, Instant notBefore, Instant leasedUntil) throws SQLException {
        try (var connection = dataSource.getConnection();
                var claim = connection.prepareStatement(CLAIM_TO_TELL)) {
            claim.setObject(1, utc(now));
            claim.setObject(2, utc(notBefore));
            claim.setObject(3, utc(leasedUntil));
            try (var row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(new ToTell(
                                row.getLong("id"),
                                row.getObject("message_id", UUID.class),
                                row.getInt("tell_attempts"),
                                run(row)))
                        : Optional.empty();
            }
        }
    }

    void told(long id, Instant now) throws SQLException {
        update(TOLD, id, now);
    }

    void tellAgain(long id, Instant at) throws SQLException {
        update(TELL_AGAIN, id, at);
    }

    private void update(String sql, long id, Instant at) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, utc(at));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static boolean claim(Connection connection, Instant scheduledFor) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, LOCK);
            claim.setObject(2, utc(scheduledFor));
            try (var row = claim.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void write(Connection connection, Instant scheduledFor, Instant tellAt, VerificationRun run)
            throws SQLException {
        try (var insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, utc(scheduledFor));
            insert.setObject(2, utc(run.at()));
            insert.setLong(3, run.took().toMillis());
            insert.setObject(4, run.lines(), Types.BIGINT);
            insert.setObject(5, run.accounts(), Types.BIGINT);
            insert.setObject(6, run.findings(), Types.BIGINT);
            insert.setString(7, run.failure());
            insert.setString(8, json.writeValueAsString(run.examples()));
            insert.setObject(
                    9, tellAt == null || !run.isToBeTold() ? null : utc(tellAt), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain records", e);
        }
    }

    private VerificationRun run(ResultSet row) throws SQLException {
        return new VerificationRun(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getObject("lines", Long.class),
                row.getObject("accounts", Long.class),
                row.getObject("findings", Long.class),
                row.getString("failure"),
                examples(row.getString("examples")));
    }

    private List<Finding> examples(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The examples of a verification can not be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
