package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.pay.PayLine;
import fr.gestan.gsupport.server.database.ManyRows;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.Words;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that a month of pay is added up from. */
@ApplicationScoped
class PayLines {

    private static final List<String> COLUMNS = List.of(
            "month",
            "by",
            "fullName",
            "lineId",
            "clientId",
            "companyName",
            "performedAt",
            "summary",
            "billing",
            "minutes",
            "correctsLineId",
            "replacesLineId",
            "correctsMonth");

    private static final String PAGE = PayEntries.WITH_ENTRIES + """
            SELECT entry.line_id, entry.by_code, technician.full_name, line.client_id, client.company_name,
                coalesce(line.first_performed_at, line.performed_at) AS performed_at, line.summary, entry.billing,
                entry.sign * entry.duration_minutes AS minutes, line.corrects_line_id, line.replaces_line_id,
                entry.corrects_month
            FROM entry
            JOIN technician ON technician.code = entry.by_code
            JOIN ledger_line line ON line.id = entry.line_id
            JOIN client ON client.id = line.client_id
            WHERE """ + " " + PayEntries.OF_PEOPLE + """
             AND entry.line_id < ?
            ORDER BY entry.line_id DESC
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final ZoneId publisherZone;

    PayLines(AgroalDataSource dataSource, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.publisherZone = publisherZone;
    }

    /**
     * One page, newest first.
     *
     * @param by null: everybody's
     * @param after null: the newest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<PayLine> page(YearMonth month, String by, int limit, String after) {
        long beforeId = after == null ? Long.MAX_VALUE : PageKey.readId(after);
        try {
            return ManyRows.read(dataSource, connection -> page(connection, month, by, limit, beforeId));
        } catch (SQLException e) {
            throw new IllegalStateException("The lines of " + month + " could not be read", e);
        }
    }

    private Page<PayLine> page(Connection connection, YearMonth month, String by, int limit, long beforeId)
            throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            bind(select, month, by, beforeId, limit + 1);
            try (var row = select.executeQuery()) {
                var lines = new ArrayList<PayLine>();
                while (row.next()) {
                    if (lines.size() == limit) {
                        return new Page<>(
                                lines, PageKey.writeId(lines.get(limit - 1).lineId()));
                    }
                    lines.add(line(row));
                }
                return new Page<>(lines, null);
            }
        }
    }

    /**
     * All of them.
     *
     * @param by null: everybody's
     */
    InputStream table(YearMonth month, String by, Locale language) {
        return CsvFile.of(
                COLUMNS,
                Words.of("pay", language),
                dataSource,
                PAGE,
                select -> bind(select, month, by, Long.MAX_VALUE, Integer.MAX_VALUE),
                (row, rows) -> write(month, line(row), rows));
    }

    private void bind(PreparedStatement select, YearMonth month, String by, long beforeId, int most)
            throws SQLException {
        PayEntries.bind(select, month, publisherZone);
        select.setString(PayEntries.PARAMETERS + 1, by);
        select.setString(PayEntries.PARAMETERS + 2, by);
        select.setLong(PayEntries.PARAMETERS + 3, beforeId);
        select.setInt(PayEntries.PARAMETERS + 4, most);
    }

    private static void write(YearMonth month, PayLine line, CsvFile.Rows rows) throws IOException {
        rows.add(
                month,
                line.by(),
                line.fullName(),
                line.lineId(),
                line.clientId(),
                line.companyName(),
                line.performedAt(),
                line.summary(),
                line.billing(),
                line.minutes(),
                line.correctsLineId(),
                line.replacesLineId(),
                line.correctsMonth());
    }

    private static PayLine line(ResultSet row) throws SQLException {
        var correctsMonth = row.getObject("corrects_month", LocalDate.class);
        return new PayLine(
                row.getLong("line_id"),
                row.getString("by_code"),
                row.getString("full_name"),
                row.getLong("client_id"),
                row.getString("company_name"),
                row.getObject("performed_at", OffsetDateTime.class).toInstant(),
                row.getString("summary"),
                Billing.valueOf(row.getString("billing")),
                row.getInt("minutes"),
                row.getObject("corrects_line_id", Long.class),
                row.getObject("replaces_line_id", Long.class),
                correctsMonth == null ? null : YearMonth.from(correctsMonth));
    }
}
