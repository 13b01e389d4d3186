package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The only writer of lines, and so of balances: the database moves the account as a line is written, and refuses a line
 * that does not hang on the one ahead of it with the right balance. Plain SQL in the caller's transaction.
 */
@ApplicationScoped
public class Ledger {

    static final String LOCK_ACCOUNT = """
            SELECT balance_minutes, last_seq, last_hash, normal_minutes, free_minutes, interventions,
                last_performed_at
            FROM account
            WHERE client_id = ?
            FOR UPDATE
            """;

    /** The lock is had before the outer query takes the next id. */
    private static final String LOCK = "WITH locked AS MATERIALIZED (" + LOCK_ACCOUNT + """
            )
            SELECT locked.*, nextval('ledger_line_id_seq')
            FROM locked
            """;

    private static final String STANDING = """
            SELECT line.*, coalesce(line.first_performed_at, line.performed_at) AS worked_at,
                EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id) AS is_corrected,
                (SELECT expiry.id FROM ledger_line expiry
                WHERE expiry.lot_line_id = line.id AND expiry.kind = 'EXPIRY' AND expiry.delta_minutes < 0
                    AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = expiry.id)
                LIMIT 1) AS expired_by
            FROM ledger_line line
            WHERE line.client_id = ? AND line.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Event<LineWritten> written;

    Ledger(AgroalDataSource dataSource, Clock clock, Event<LineWritten> written) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.written = written;
    }

    /** Locks an account until the transaction ends; empty where there is no such client. */
    public Optional<LockedAccount> lock(long clientId) {
        var trip = new RoundTrip();
        var account = lock(clientId, trip);
        try {
            trip.make(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("The account of client " + clientId + " could not be locked", e);
        }
        return account.get();
    }

    /** The same, on a trip that is still to be made. */
    public Supplier<Optional<LockedAccount>> lock(long clientId, RoundTrip trip) {
        return trip.ask(
                LOCK,
                parameters -> parameters.add(clientId),
                row -> row.next()
                        ? Optional.of(new LockedAccount(head(clientId, row), row.getLong(8)))
                        : Optional.empty());
    }

    /**
     * Writes a line at the end of an account; the account moves with it.
     *
     * @param account locked in this transaction
     * @throws ArithmeticException where the balance would leave what an {@code int} can hold
     */
    public Line append(LockedAccount account, NewLine line) {
        var trip = new RoundTrip();
        var written = append(account, line, trip);
        try {
            trip.make(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "No line could be written to the account of client "
                            + account.head().clientId(),
                    e);
        }
        return written;
    }

    /** The same, on a trip that is still to be made. */
    public Line append(LockedAccount account, NewLine line, RoundTrip trip) {
        var insert = LineInsert.of(account.head(), line, account.nextLineId(), performedAt(account.head()));
        trip.tell(LineInsert.SQL, insert::bind);
        var added = insert.line();
        written.fire(new LineWritten(account.head().clientId(), added.id(), added.balanceAfter()));
        return added;
    }

    /**
     * A line as it stands.
     *
     * @param by code of who did it
     * @param work null where the line is no intervention
     * @param reference of an order or invoice, or null
     * @param validUntil of a purchase, or null
     * @param credit what a purchase says of its minutes
     * @param workedAt when what it stands for was first recorded, UTC
     * @param corrected what undoing it depends on
     * @param isCorrected whether that has been done already
     * @param expiredByLineId the line that took what was left of this purchase, and counts; or null
     */
    public record StandingLine(
            LineKind kind,
            String by,
            NewLine.Work work,
            String reference,
            LocalDate validUntil,
            NewLine.Credit credit,
            Instant workedAt,
            NewLine.Corrected corrected,
            boolean isCorrected,
            Long expiredByLineId) {}

    /** A line of a locked account; empty where the account has no such line. */
    public Optional<StandingLine> find(LockedAccount account, long lineId) {
        long clientId = account.head().clientId();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(STANDING)) {
            select.setLong(1, clientId);
            select.setLong(2, lineId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(standing(lineId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Line " + lineId + " of client " + clientId + " could not be read", e);
        }
    }

    private static StandingLine standing(long lineId, ResultSet row) throws SQLException {
        var work = work(row);
        var corrected = new NewLine.Corrected(
                lineId,
                work == null ? null : work.billing(),
                work == null ? null : work.durationMinutes(),
                row.getInt("delta_minutes"));
        return new StandingLine(
                LineKind.valueOf(row.getString("kind")),
                row.getString("by_code"),
                work,
                row.getString("reference"),
                row.getObject("valid_until", LocalDate.class),
                new NewLine.Credit(
                        row.getBoolean("offered"),
                        row.getBoolean("binding_validity"),
                        row.getObject("pack_id", Long.class)),
                StoredLine.instant(row, "worked_at"),
                corrected,
                row.getBoolean("is_corrected"),
                row.getObject("expired_by", Long.class));
    }

    private static NewLine.Work work(ResultSet row) throws SQLException {
        var billing = row.getString("billing");
        var freeReason = row.getString("free_reason");
        return billing == null
                ? null
                : new NewLine.Work(
                        Billing.valueOf(billing),
                        row.getInt("duration_minutes"),
                        row.getObject("measured_seconds", Long.class),
                        StoredLine.instant(row, "started_at"),
                        row.getString("summary"),
                        row.getString("advice"),
                        freeReason == null ? null : FreeReason.valueOf(freeReason),
                        row.getBoolean("invite_to_facebook"));
    }

    /** Milliseconds, as answers show; a clock that was set back does not turn the order of lines around. */
    private Instant performedAt(AccountHead head) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var last = head.lastPerformedAt();
        return last != null && last.isAfter(now) ? last : now;
    }

    static AccountHead head(long clientId, ResultSet row) throws SQLException {
        var lastPerformedAt = row.getObject(7, OffsetDateTime.class);
        return new AccountHead(
                clientId,
                row.getInt(1),
                row.getInt(2),
                row.getBytes(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                lastPerformedAt == null ? null : lastPerformedAt.toInstant());
    }
}
