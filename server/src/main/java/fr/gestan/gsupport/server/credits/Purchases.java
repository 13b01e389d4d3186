package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.credits.PurchasedCredit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** What one person or key has bought, of all clients, oldest first. */
@ApplicationScoped
class Purchases {

    private static final String PAGE = """
            SELECT line.id, line.client_id, line.delta_minutes, line.balance_before, line.balance_after,
                line.performed_at, line.by_code, line.reference, line.valid_until, undo.id AS corrected_by_line_id
            FROM ledger_line line
            LEFT JOIN ledger_line undo ON undo.corrects_line_id = line.id
            WHERE line.kind = 'CREDIT_PURCHASE' AND line.requested_by = ? AND line.id > ?
                AND line.performed_at >= coalesce(CAST(? AS timestamptz), '-infinity')
            ORDER BY line.id
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    Purchases(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One page.
     *
     * @param since what was bought then or later; null: everything
     * @param after null: the oldest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<PurchasedCredit> page(Caller caller, Instant since, int limit, String after) {
        var earliest = since == null ? null : since.atOffset(ZoneOffset.UTC);
        long afterId = after == null ? 0 : PageKey.readId(after);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setString(1, caller.id());
            select.setLong(2, afterId);
            select.setObject(3, earliest, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, limit + 1);
            try (var row = select.executeQuery()) {
                var bought = new ArrayList<PurchasedCredit>();
                while (row.next()) {
                    if (bought.size() == limit) {
                        return new Page<>(
                                bought, PageKey.writeId(bought.get(limit - 1).id()));
                    }
                    bought.add(purchase(row));
                }
                return new Page<>(bought, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What " + caller.id() + " has bought could not be read", e);
        }
    }

    private static PurchasedCredit purchase(ResultSet row) throws SQLException {
        return new PurchasedCredit(
                row.getLong("id"),
                row.getLong("client_id"),
                row.getInt("delta_minutes"),
                row.getInt("balance_before"),
                row.getInt("balance_after"),
                row.getObject("performed_at", OffsetDateTime.class).toInstant(),
                row.getString("by_code"),
                row.getString("reference"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("corrected_by_line_id", Long.class));
    }
}
