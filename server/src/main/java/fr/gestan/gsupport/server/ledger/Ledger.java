package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The only writer of lines, and so of balances: the database moves the account as a line is written, and refuses a line
 * that does not hang on the one ahead of it with the right balance. Plain SQL in the caller's transaction.
 */
@ApplicationScoped
public class Ledger {

    private static final int SALT_BYTES = 16;

    private static final String LOCK = """
            SELECT balance_minutes, last_seq, last_hash, normal_minutes, free_minutes, interventions, last_performed_at
            FROM account
            WHERE client_id = ?
            FOR UPDATE
            """;

    private static final String NEXT_ID = "SELECT nextval('ledger_line_id_seq')";

    private static final String APPEND = """
            INSERT INTO ledger_line (id, client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, measured_seconds, normal_minutes_after, free_minutes_after, interventions_after,
                by_code, performed_at, started_at, summary, advice, free_reason, invite_to_facebook,
                override_reason, override_rule, reference, valid_until, text_salt, text_digest, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ledger(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Locks an account until the transaction ends; empty where there is no such client. */
    public Optional<LockedAccount> lock(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LOCK)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(account(clientId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The account of client " + clientId + " could not be locked", e);
        }
    }

    /**
     * Writes a line at the end of an account; the account moves with it.
     *
     * @param account locked in this transaction
     * @throws ArithmeticException where the balance would leave what an {@code int} can hold
     */
    public Line append(LockedAccount account, NewLine line) {
        try (var connection = dataSource.getConnection()) {
            return append(connection, account, line);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "No line could be written to the account of client " + account.clientId(), e);
        }
    }

    private Line append(Connection connection, LockedAccount account, NewLine line) throws SQLException {
        var written = new Line(
                nextId(connection),
                account.lastSeq() + 1,
                account.balanceMinutes(),
                Math.addExact(account.balanceMinutes(), line.deltaMinutes()),
                performedAt(account));
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var textDigest = LineHash.ofTexts(salt, line);
        var totals = Totals.after(account, line);
        try (var insert = connection.prepareStatement(APPEND)) {
            int column = 0;
            insert.setLong(++column, written.id());
            insert.setLong(++column, account.clientId());
            insert.setInt(++column, written.seq());
            insert.setString(++column, line.kind().name());
            insert.setString(++column, name(line.billing()));
            insert.setInt(++column, line.deltaMinutes());
            insert.setInt(++column, written.balanceBefore());
            insert.setInt(++column, written.balanceAfter());
            insert.setObject(++column, line.durationMinutes(), Types.INTEGER);
            insert.setObject(++column, line.measuredSeconds(), Types.BIGINT);
            insert.setLong(++column, totals.normalMinutes());
            insert.setLong(++column, totals.freeMinutes());
            insert.setInt(++column, totals.interventions());
            insert.setString(++column, line.by());
            insert.setObject(++column, timestamp(written.performedAt()));
            insert.setObject(++column, timestamp(line.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(++column, line.summary());
            insert.setString(++column, line.advice());
            insert.setString(++column, name(line.freeReason()));
            insert.setBoolean(++column, line.inviteToFacebook());
            insert.setString(
                    ++column, line.override() == null ? null : line.override().reason());
            insert.setString(
                    ++column, line.override() == null ? null : line.override().rule());
            insert.setString(++column, line.reference());
            insert.setObject(++column, line.validUntil(), Types.DATE);
            insert.setBytes(++column, salt);
            insert.setBytes(++column, textDigest);
            insert.setBytes(++column, account.lastHash());
            insert.setBytes(
                    ++column, LineHash.ofLine(account.lastHash(), textDigest, account.clientId(), written, line));
            insert.executeUpdate();
        }
        return written;
    }

    private static long nextId(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(NEXT_ID);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Milliseconds, as answers show; a clock that was set back does not turn the order of lines around. */
    private Instant performedAt(LockedAccount account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var last = account.lastPerformedAt();
        return last != null && last.isAfter(now) ? last : now;
    }

    private static LockedAccount account(long clientId, ResultSet row) throws SQLException {
        var lastPerformedAt = row.getObject(7, OffsetDateTime.class);
        return new LockedAccount(
                clientId,
                row.getInt(1),
                row.getInt(2),
                row.getBytes(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                lastPerformedAt == null ? null : lastPerformedAt.toInstant());
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The account's running totals once a line is written; a line carries them so that sums need no scan. */
    private record Totals(long normalMinutes, long freeMinutes, int interventions) {

        static Totals after(LockedAccount account, NewLine line) {
            if (line.billing() == null) {
                return new Totals(account.normalMinutes(), account.freeMinutes(), account.interventions());
            }
            int interventions = Math.addExact(account.interventions(), 1);
            return switch (line.billing()) {
                case NORMAL ->
                    new Totals(account.normalMinutes() + line.durationMinutes(), account.freeMinutes(), interventions);
                case FREE ->
                    new Totals(account.normalMinutes(), account.freeMinutes() + line.durationMinutes(), interventions);
            };
        }
    }
}
