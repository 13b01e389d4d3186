package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.server.ledger.RoundTrip.Parameters;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The one statement that writes lines: what follows from the account, the hash and the running totals are added here.
 *
 * @param head where the line hangs
 * @param after where the next line hangs
 */
record LineInsert(
        AccountHead head, NewLine content, Line line, byte[] salt, byte[] textDigest, byte[] hash, AccountHead after) {

    static final String SQL = """
            INSERT INTO ledger_line (id, client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, measured_seconds, normal_minutes_after, free_minutes_after, interventions_after,
                by_code, performed_at, started_at, summary, advice, free_reason, invite_to_facebook,
                override_reason, override_rule, reference, valid_until, corrects_line_id, replaces_line_id,
                first_performed_at, requested_by, offered, binding_validity, pack_id, lot_line_id, lot_until,
                text_salt, text_digest, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?)
            """;

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws ArithmeticException where the balance would leave what an {@code int} can hold */
    static LineInsert of(AccountHead head, NewLine content, long id, Instant performedAt) {
        int balanceAfter = Math.addExact(head.balanceMinutes(), content.deltaMinutes());
        var line = new Line(id, head.lastSeq() + 1, head.balanceMinutes(), balanceAfter, performedAt);
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var textDigest = LineHash.ofTexts(salt, content);
        var hash = LineHash.ofLine(head.lastHash(), textDigest, head.clientId(), line, content);
        return new LineInsert(head, content, line, salt, textDigest, hash, head.after(content, hash, performedAt));
    }

    void bind(Parameters parameters) throws SQLException {
        var override = content.override();
        var credit = content.credit() == null ? NewLine.Credit.PLAIN : content.credit();
        var lotEnd = content.lotEnd();
        parameters
                .add(line.id())
                .add(head.clientId())
                .add(line.seq())
                .add(content.kind().name())
                .add(name(content.billing()), Types.VARCHAR)
                .add(content.deltaMinutes())
                .add(line.balanceBefore())
                .add(line.balanceAfter())
                .add(content.durationMinutes(), Types.INTEGER)
                .add(content.measuredSeconds(), Types.BIGINT)
                .add(after.normalMinutes())
                .add(after.freeMinutes())
                .add(after.interventions())
                .add(content.by())
                .add(timestamp(line.performedAt()))
                .add(timestamp(content.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .add(content.summary())
                .add(content.advice(), Types.VARCHAR)
                .add(name(content.freeReason()), Types.VARCHAR)
                .add(content.inviteToFacebook())
                .add(override == null ? null : override.reason(), Types.VARCHAR)
                .add(override == null ? null : override.rule(), Types.VARCHAR)
                .add(content.reference(), Types.VARCHAR)
                .add(content.validUntil(), Types.DATE)
                .add(content.corrects() == null ? null : content.corrects().lineId(), Types.BIGINT)
                .add(content.replacesLineId(), Types.BIGINT)
                .add(timestamp(content.firstPerformedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .add(content.requestedBy(), Types.VARCHAR)
                .add(credit.offered())
                .add(credit.binding())
                .add(credit.packId(), Types.BIGINT)
                .add(lotEnd == null ? null : lotEnd.lotLineId(), Types.BIGINT)
                .add(lotEnd == null ? null : lotEnd.until(), Types.DATE)
                .add(salt)
                .add(textDigest)
                .add(head.lastHash())
                .add(hash);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
