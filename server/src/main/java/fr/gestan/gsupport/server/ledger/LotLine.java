package fr.gestan.gsupport.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line as far as lots depend on it.
 *
 * @param performedAt UTC
 * @param validUntil of what came with it, or null
 * @param credit what a purchase says of its minutes
 * @param reference of an order or invoice, or null
 * @param correctsLineId the line that it undoes, or null
 * @param lotEnd which lot expires or is extended, or null
 */
record LotLine(
        long id,
        String kind,
        int deltaMinutes,
        Instant performedAt,
        LocalDate validUntil,
        NewLine.Credit credit,
        String reference,
        Long correctsLineId,
        NewLine.LotEnd lotEnd) {

    /** Of what moves nothing, only what extends a lot or undoes that matters. */
    static final String SELECT = """
            SELECT id, client_id, kind, delta_minutes, performed_at, valid_until, offered, binding_validity, pack_id,
                reference, corrects_line_id, lot_line_id, lot_until
            FROM ledger_line
            WHERE (delta_minutes <> 0 OR kind IN ('EXPIRY', 'CORRECTION'))
            """;

    static LotLine read(ResultSet row) throws SQLException {
        var lotLineId = row.getObject("lot_line_id", Long.class);
        return new LotLine(
                row.getLong("id"),
                row.getString("kind"),
                row.getInt("delta_minutes"),
                StoredLine.instant(row, "performed_at"),
                row.getObject("valid_until", LocalDate.class),
                new NewLine.Credit(
                        row.getBoolean("offered"),
                        row.getBoolean("binding_validity"),
                        row.getObject("pack_id", Long.class)),
                row.getString("reference"),
                row.getObject("corrects_line_id", Long.class),
                lotLineId == null ? null : new NewLine.LotEnd(lotLineId, row.getObject("lot_until", LocalDate.class)));
    }

    static LotLine of(StoredLine line) {
        return new LotLine(
                line.id(),
                line.kind(),
                line.deltaMinutes(),
                line.performedAt(),
                line.validUntil(),
                new NewLine.Credit(line.offered(), line.bindingValidity(), line.packId()),
                line.reference(),
                line.correctsLineId(),
                line.lotLineId() == null ? null : new NewLine.LotEnd(line.lotLineId(), line.lotUntil()));
    }
}
