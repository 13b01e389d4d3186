package fr.gestan.gsupport.server.overrides;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.overrides.RuleOverride;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.Words;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The interventions that were recorded against a rule, newest first. */
@ApplicationScoped
class Overrides {

    static final String PAGE = """
            SELECT line.id, line.client_id, client.company_name, line.by_code, technician.full_name,
                coalesce(substring(line.requested_by FROM '^person:(.*)$'), line.by_code) AS decided_by,
                line.performed_at, line.balance_before, line.balance_after, line.duration_minutes, line.billing,
                line.override_rule, line.override_reason, line.started_at, undo.id AS corrected_by_line_id
            FROM ledger_line line
            JOIN client ON client.id = line.client_id
            JOIN technician ON technician.code = line.by_code
            LEFT JOIN ledger_line undo ON undo.corrects_line_id = line.id
            WHERE line.override_rule IS NOT NULL AND line.id < ?
            ORDER BY line.id DESC
            LIMIT ?
            """;

    private static final List<String> COLUMNS = List.of(
            "lineId",
            "clientId",
            "companyName",
            "by",
            "fullName",
            "decidedBy",
            "performedAt",
            "balanceBefore",
            "balanceAfter",
            "durationMinutes",
            "billing",
            "rule",
            "reason",
            "startedAt",
            "correctedByLineId");

    private final AgroalDataSource dataSource;

    Overrides(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One page.
     *
     * @param after null: the newest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<RuleOverride> page(int limit, String after) {
        long beforeId = after == null ? Long.MAX_VALUE : PageKey.readId(after);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, beforeId);
            select.setInt(2, limit + 1);
            try (var row = select.executeQuery()) {
                var overrides = new ArrayList<RuleOverride>();
                while (row.next()) {
                    if (overrides.size() == limit) {
                        long last = overrides.get(limit - 1).lineId();
                        return new Page<>(overrides, PageKey.writeId(last));
                    }
                    overrides.add(override(row));
                }
                return new Page<>(overrides, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The overrides could not be read", e);
        }
    }

    /** All of them. */
    InputStream table(Locale language) {
        return CsvFile.of(
                COLUMNS,
                Words.of("overrides", language),
                dataSource,
                PAGE,
                select -> {
                    select.setLong(1, Long.MAX_VALUE);
                    select.setInt(2, Integer.MAX_VALUE);
                },
                (row, rows) -> write(override(row), rows));
    }

    private static void write(RuleOverride made, CsvFile.Rows rows) throws IOException {
        rows.add(
                made.lineId(),
                made.clientId(),
                made.companyName(),
                made.by(),
                made.fullName(),
                made.decidedBy(),
                made.performedAt(),
                made.balanceBefore(),
                made.balanceAfter(),
                made.durationMinutes(),
                made.billing(),
                made.rule(),
                made.reason(),
                made.startedAt(),
                made.correctedByLineId());
    }

    private static RuleOverride override(ResultSet row) throws SQLException {
        return new RuleOverride(
                row.getLong("id"),
                row.getLong("client_id"),
                row.getString("company_name"),
                row.getString("by_code"),
                row.getString("full_name"),
                row.getString("decided_by"),
                instant(row, "performed_at"),
                row.getInt("balance_before"),
                row.getInt("balance_after"),
                row.getInt("duration_minutes"),
                Billing.valueOf(row.getString("billing")),
                ClientCard.Decision.valueOf(row.getString("override_rule")),
                row.getString("override_reason"),
                instant(row, "started_at"),
                row.getObject("corrected_by_line_id", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
