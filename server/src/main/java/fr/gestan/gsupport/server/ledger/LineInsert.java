package fr.gestan.gsupport.server.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The one statement that writes lines: what follows from the account, the hash and the running totals are added here. */
final class LineInsert implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String INSERT = """
            INSERT INTO ledger_line (id, client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, measured_seconds, normal_minutes_after, free_minutes_after, interventions_after,
                by_code, performed_at, started_at, summary, advice, free_reason, invite_to_facebook,
                override_reason, override_rule, reference, valid_until, corrects_line_id, replaces_line_id,
                requested_by, text_salt, text_digest, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final PreparedStatement insert;

    LineInsert(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement(INSERT);
    }

    /**
     * A line that {@link #execute()} writes, and the account after it.
     *
     * @param after where the next line hangs
     */
    record Added(Line line, AccountHead after) {}

    /**
     * Adds a line to what {@link #execute()} writes.
     *
     * @param head as it stands after the lines added before
     * @throws ArithmeticException where the balance would leave what an {@code int} can hold
     */
    Added add(AccountHead head, NewLine line, long id, Instant performedAt) throws SQLException {
        int balanceAfter = Math.addExact(head.balanceMinutes(), line.deltaMinutes());
        var place = new Line(id, head.lastSeq() + 1, head.balanceMinutes(), balanceAfter, performedAt);
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var textDigest = LineHash.ofTexts(salt, line);
        var hash = LineHash.ofLine(head.lastHash(), textDigest, head.clientId(), place, line);
        var after = head.after(line, hash, performedAt);

        int column = 0;
        insert.setLong(++column, id);
        insert.setLong(++column, head.clientId());
        insert.setInt(++column, place.seq());
        insert.setString(++column, line.kind().name());
        insert.setString(++column, name(line.billing()));
        insert.setInt(++column, line.deltaMinutes());
        insert.setInt(++column, place.balanceBefore());
        insert.setInt(++column, place.balanceAfter());
        insert.setObject(++column, line.durationMinutes(), Types.INTEGER);
        insert.setObject(++column, line.measuredSeconds(), Types.BIGINT);
        insert.setLong(++column, after.normalMinutes());
        insert.setLong(++column, after.freeMinutes());
        insert.setInt(++column, after.interventions());
        insert.setString(++column, line.by());
        insert.setObject(++column, timestamp(performedAt));
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
        insert.setObject(
                ++column, line.corrects() == null ? null : line.corrects().lineId(), Types.BIGINT);
        insert.setObject(++column, line.replacesLineId(), Types.BIGINT);
        insert.setString(++column, line.requestedBy());
        insert.setBytes(++column, salt);
        insert.setBytes(++column, textDigest);
        insert.setBytes(++column, head.lastHash());
        insert.setBytes(++column, hash);
        insert.addBatch();
        return new Added(place, after);
    }

    void execute() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
