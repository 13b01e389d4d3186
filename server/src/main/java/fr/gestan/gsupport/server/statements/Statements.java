package fr.gestan.gsupport.server.statements;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.statements.Statement;
import fr.gestan.gsupport.server.history.HistoryLines;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Reads what became of a client's credit in a period. */
@ApplicationScoped
public class Statements {

    private static final int MOST_LINES = 20_000;

    private static final List<String> COLUMNS = List.of(
            "performedAt",
            "lineId",
            "by",
            "kind",
            "summary",
            "billing",
            "durationMinutes",
            "balanceBefore",
            "delta",
            "balanceAfter",
            "correctsLineId");

    private static final String LINES = HistoryLines.SELECT + """
            WHERE line.client_id = ? AND line.performed_at >= ? AND line.performed_at < ?
            ORDER BY line.client_id, line.performed_at, line.seq
            LIMIT ?
            """;

    /** An account's times never go back, so this is the last line ahead of the period. */
    private static final String AHEAD = """
            SELECT client.company_name, (
                SELECT balance_after FROM ledger_line line
                WHERE line.client_id = client.id AND line.performed_at < ?
                ORDER BY line.performed_at DESC, line.seq DESC
                LIMIT 1) AS balance
            FROM client
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final ZoneId publisherZone;

    Statements(AgroalDataSource dataSource, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * Some days.
     *
     * @param from null: from the beginning
     * @param to included
     */
    public record Period(LocalDate from, LocalDate to) {}

    /**
     * The period that was asked for.
     *
     * @param to null: today
     * @throws Failure.Invalid where {@code to} lies before {@code from}
     */
    public Period period(LocalDate from, LocalDate to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), publisherZone) : to;
        if (from != null && last.isBefore(from)) {
            throw new Failure.Invalid("to", "must not lie before 'from'");
        }
        return new Period(from, last);
    }

    /**
     * The statement.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Invalid where the period has too many lines
     */
    public Statement of(long clientId, Period period) {
        try (var connection = dataSource.getConnection()) {
            var ahead = ahead(connection, clientId, period);
            var lines = lines(connection, clientId, period);
            if (lines.size() > MOST_LINES) {
                throw new Failure.Invalid(
                        "from", "must be a later day: a statement has " + MOST_LINES + " lines at most");
            }
            int opening = lines.isEmpty() ? ahead.balance() : lines.get(0).balanceBefore();
            return new Statement(
                    clientId,
                    ahead.companyName(),
                    period.from(),
                    period.to(),
                    opening,
                    lines,
                    lines.isEmpty() ? opening : lines.get(lines.size() - 1).balanceAfter());
        } catch (SQLException e) {
            throw new IllegalStateException("The statement of client " + clientId + " could not be read", e);
        }
    }

    /**
     * The lines, however many there are.
     *
     * @throws Failure.NotFound where there is no such client
     */
    InputStream table(long clientId, Period period, Locale language) {
        try (var connection = dataSource.getConnection()) {
            ahead(connection, clientId, period);
        } catch (SQLException e) {
            throw new IllegalStateException("Client " + clientId + " could not be read", e);
        }
        var words = StatementWords.in(language);
        return CsvFile.of(
                COLUMNS,
                words,
                dataSource,
                LINES,
                select -> bind(select, clientId, period, Integer.MAX_VALUE),
                (row, rows) -> write(HistoryLines.read(row), words, rows));
    }

    private void write(HistoryLine line, ResourceBundle words, CsvFile.Rows rows) throws IOException {
        rows.add(
                line.performedAt().atZone(publisherZone).toOffsetDateTime(),
                line.id(),
                line.by(),
                words.getString(line.kind().name()),
                line.summary(),
                line.billing() == null ? null : words.getString(line.billing().name()),
                line.durationMinutes(),
                line.balanceBefore(),
                line.balanceAfter() - line.balanceBefore(),
                line.balanceAfter(),
                line.correctsLineId());
    }

    private record Ahead(String companyName, int balance) {}

    private Ahead ahead(Connection connection, long clientId, Period period) throws SQLException {
        try (var select = connection.prepareStatement(AHEAD)) {
            select.setObject(1, startOf(period.from()));
            select.setLong(2, clientId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw Failure.NotFound.client(clientId);
                }
                return new Ahead(row.getString("company_name"), row.getInt("balance"));
            }
        }
    }

    private List<HistoryLine> lines(Connection connection, long clientId, Period period) throws SQLException {
        try (var select = connection.prepareStatement(LINES)) {
            bind(select, clientId, period, MOST_LINES + 1);
            try (var row = select.executeQuery()) {
                var lines = new ArrayList<HistoryLine>();
                while (row.next()) {
                    lines.add(HistoryLines.read(row));
                }
                return List.copyOf(lines);
            }
        }
    }

    private void bind(PreparedStatement select, long clientId, Period period, int most) throws SQLException {
        select.setLong(1, clientId);
        select.setObject(2, startOf(period.from()));
        select.setObject(3, startOf(period.to().plusDays(1)));
        select.setInt(4, most);
    }

    private OffsetDateTime startOf(LocalDate dayOrNull) {
        return dayOrNull == null
                ? OffsetDateTime.MIN
                : dayOrNull.atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
