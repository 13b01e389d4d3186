package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A line as it stands in the database, for {@link AccountReplay} to judge: nothing in it is taken to be right.
 *
 * @param corrected what the line that this one corrects says of itself; null where there is no such line
 * @param timesCorrected how many lines correct this one
 * @param replacedIsUndone whether the line that this one was recorded in the stead of is corrected; true where there is
 *     none
 * @param textSalt empty where the texts were erased: their digest can neither be checked nor guessed from then on
 */
record StoredLine(
        long id,
        long clientId,
        int seq,
        String kind,
        String billing,
        int deltaMinutes,
        int balanceBefore,
        int balanceAfter,
        Integer durationMinutes,
        Long measuredSeconds,
        long normalMinutesAfter,
        long freeMinutesAfter,
        int interventionsAfter,
        Long correctsLineId,
        Corrected corrected,
        long timesCorrected,
        String by,
        Instant performedAt,
        Instant startedAt,
        String summary,
        String advice,
        String freeReason,
        boolean inviteToFacebook,
        NewLine.Override override,
        String reference,
        LocalDate validUntil,
        Long replacesLineId,
        boolean replacedIsUndone,
        Instant firstPerformedAt,
        String requestedBy,
        boolean offered,
        boolean bindingValidity,
        Long packId,
        Long lotLineId,
        LocalDate lotUntil,
        byte[] textSalt,
        byte[] textDigest,
        byte[] previousHash,
        byte[] hash) {

    static final String SELECT = """
            SELECT line.*, coalesce(undo.times, 0) AS times_corrected,
                corrected.client_id AS corrected_client_id, corrected.seq AS corrected_seq,
                corrected.kind AS corrected_kind, corrected.billing AS corrected_billing,
                corrected.delta_minutes AS corrected_delta, corrected.duration_minutes AS corrected_duration,
                line.replaces_line_id IS NULL OR EXISTS (
                    SELECT FROM ledger_line undone WHERE undone.corrects_line_id = line.replaces_line_id)
                    AS replaced_is_undone
            FROM ledger_line line
            LEFT JOIN ledger_line corrected ON corrected.id = line.corrects_line_id
            LEFT JOIN (
                SELECT corrects_line_id AS id, count(*) AS times
                FROM ledger_line
                WHERE corrects_line_id IS NOT NULL
                GROUP BY corrects_line_id) undo ON undo.id = line.id
            WHERE ?::bigint IS NULL OR line.client_id = ?
            ORDER BY line.client_id, line.seq, line.id
            """;

    /** The line that is undone. */
    record Corrected(long clientId, int seq, String kind, String billing, int deltaMinutes, Integer durationMinutes) {}

    static StoredLine read(ResultSet row) throws SQLException {
        var reason = row.getString("override_reason");
        var rule = row.getString("override_rule");
        return new StoredLine(
                row.getLong("id"),
                row.getLong("client_id"),
                row.getInt("seq"),
                row.getString("kind"),
                row.getString("billing"),
                row.getInt("delta_minutes"),
                row.getInt("balance_before"),
                row.getInt("balance_after"),
                row.getObject("duration_minutes", Integer.class),
                row.getObject("measured_seconds", Long.class),
                row.getLong("normal_minutes_after"),
                row.getLong("free_minutes_after"),
                row.getInt("interventions_after"),
                row.getObject("corrects_line_id", Long.class),
                corrected(row),
                row.getLong("times_corrected"),
                row.getString("by_code"),
                instant(row, "performed_at"),
                instant(row, "started_at"),
                row.getString("summary"),
                row.getString("advice"),
                row.getString("free_reason"),
                row.getBoolean("invite_to_facebook"),
                reason == null && rule == null ? null : new NewLine.Override(reason, rule),
                row.getString("reference"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("replaces_line_id", Long.class),
                row.getBoolean("replaced_is_undone"),
                instant(row, "first_performed_at"),
                row.getString("requested_by"),
                row.getBoolean("offered"),
                row.getBoolean("binding_validity"),
                row.getObject("pack_id", Long.class),
                row.getObject("lot_line_id", Long.class),
                row.getObject("lot_until", LocalDate.class),
                row.getBytes("text_salt"),
                row.getBytes("text_digest"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }

    private static Corrected corrected(ResultSet row) throws SQLException {
        var kind = row.getString("corrected_kind");
        return kind == null
                ? null
                : new Corrected(
                        row.getLong("corrected_client_id"),
                        row.getInt("corrected_seq"),
                        kind,
                        row.getString("corrected_billing"),
                        row.getInt("corrected_delta"),
                        row.getObject("corrected_duration", Integer.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** When what it stands for was first recorded. */
    Instant workedAt() {
        return firstPerformedAt == null ? performedAt : firstPerformedAt;
    }

    Line place() {
        return new Line(id, seq, balanceBefore, balanceAfter, performedAt);
    }

    boolean textsWereErased() {
        return textSalt == null || textSalt.length == 0;
    }

    /** What erasing leaves: the reason of an exception stays there, empty, since its rule does. */
    boolean hasNoTexts() {
        return isEmpty(summary)
                && isEmpty(advice)
                && isEmpty(reference)
                && (override == null || isEmpty(override.reason()));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    /** Of the corrected line, its id is what is hashed. */
    private NewLine.Corrected corrects() {
        return new NewLine.Corrected(correctsLineId, null, null, -deltaMinutes);
    }

    /** What was hashed as it was written; empty where a kind, billing or reason is none that there is. */
    Optional<NewLine> asWritten() {
        try {
            return Optional.of(new NewLine(
                    LineKind.valueOf(kind),
                    billing == null ? null : Billing.valueOf(billing),
                    deltaMinutes,
                    durationMinutes,
                    measuredSeconds,
                    by,
                    startedAt,
                    summary == null ? "" : summary,
                    advice,
                    freeReason == null ? null : FreeReason.valueOf(freeReason),
                    inviteToFacebook,
                    override,
                    reference,
                    validUntil,
                    correctsLineId == null ? null : corrects(),
                    replacesLineId,
                    firstPerformedAt,
                    requestedBy,
                    new NewLine.Credit(offered, bindingValidity, packId),
                    lotLineId == null ? null : new NewLine.LotEnd(lotLineId, lotUntil)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
