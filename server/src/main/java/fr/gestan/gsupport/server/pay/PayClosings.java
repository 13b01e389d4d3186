package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.PayClosing;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Closes months of pay: what counts in one at that moment is kept line by line (V28). */
@ApplicationScoped
class PayClosings {

    /**
     * What was begun in the last moment of a month is on disk by then, at whatever server and clock: no recording takes
     * longer than a minute.
     */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Waits for corrections that are under way; those that come wait for this transaction. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock('pay_closing'::regclass::oid::int, 0)";

    private static final String IS_CLOSED = "SELECT FROM pay_closing WHERE month = ?";

    /** As the report reads them, so before the month counts as closed. */
    private static final String ENTRIES = PayEntries.WITH_ENTRIES + """
            , closing AS (INSERT INTO pay_closing (month, closed_at, closed_by) VALUES (?, ?, ?))
            INSERT INTO pay_closed_line (month, line_id, by_code, billing, sign, duration_minutes, corrects_month)
            SELECT ?, line_id, by_code, billing, sign, duration_minutes, corrects_month
            FROM entry
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId publisherZone;

    PayClosings(AgroalDataSource dataSource, Audit audit, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * Closes.
     *
     * @throws Failure.Conflict where the month is closed already, or not over
     */
    @Transactional
    PayClosing close(YearMonth month, Caller caller) {
        if (month.getYear() < 1) {
            throw new Failure.NotFound("There is no month " + month + ".");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!month.isBefore(YearMonth.from(now.minus(MARGIN).atZone(publisherZone)))) {
            throw new Failure.Conflict(
                    "month-not-finished",
                    "This month is not over",
                    month + " can be closed once it has been over for five minutes.");
        }
        try (var connection = dataSource.getConnection()) {
            lock(connection);
            if (isClosed(connection, month)) {
                throw new Failure.Conflict(
                        "month-already-closed",
                        "This month is closed already",
                        month + " is closed already, and stays so.");
            }
            keep(connection, month, now, caller);
        } catch (SQLException e) {
            throw new IllegalStateException(month + " could not be closed", e);
        }
        audit.write(
                new Audit.Entry(caller.id(), "pay.close", null, "month " + month, caller.address(), "OK", null), now);
        return new PayClosing(month, now, caller.code());
    }

    private static void lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(ALONE)) {
            select.execute();
        }
    }

    private static boolean isClosed(Connection connection, YearMonth month) throws SQLException {
        try (var select = connection.prepareStatement(IS_CLOSED)) {
            select.setObject(1, PayEntries.firstDay(month));
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private void keep(Connection connection, YearMonth month, Instant now, Caller caller) throws SQLException {
        try (var insert = connection.prepareStatement(ENTRIES)) {
            PayEntries.bind(insert, month, publisherZone);
            insert.setObject(PayEntries.PARAMETERS + 1, PayEntries.firstDay(month));
            insert.setObject(PayEntries.PARAMETERS + 2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setString(PayEntries.PARAMETERS + 3, caller.code());
            insert.setObject(PayEntries.PARAMETERS + 4, PayEntries.firstDay(month));
            insert.executeUpdate();
        }
    }
}
