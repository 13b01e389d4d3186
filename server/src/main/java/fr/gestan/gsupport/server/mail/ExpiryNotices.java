package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.server.ledger.Lot;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Announces to a client by mail that minutes expire: 30 days ahead and again 7 days ahead of each end. */
@ApplicationScoped
public class ExpiryNotices {

    private static final int FAR = 30;
    private static final int NEAR = 7;

    private static final String RECIPIENT = """
            SELECT client.email, coalesce(preference.credit_notes, true),
                EXISTS (
                    SELECT FROM mail
                    WHERE line_id = ? AND about_until = ? AND about_days = ? AND kind = 'EXPIRY_NOTICE')
            FROM client
            LEFT JOIN mail_preference preference ON preference.client_id = client.id
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;

    ExpiryNotices(AgroalDataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    /** The farthest day that is of interest. */
    public static LocalDate horizon(LocalDate today) {
        return today.plusDays(FAR);
    }

    /**
     * Which notice is due on a day, in days ahead of the end; a day that was missed is made up for, unless the nearer
     * notice is due as well.
     */
    public static OptionalInt due(Lot lot, LocalDate today) {
        if (!lot.binding() || lot.remainingMinutes() == 0) {
            return OptionalInt.empty();
        }
        long daysLeft = ChronoUnit.DAYS.between(today, lot.validUntil());
        if (daysLeft < 0 || daysLeft > FAR) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(daysLeft <= NEAR ? NEAR : FAR);
    }

    /**
     * Queues the notice that is due, in the caller's transaction, unless there is one already for this end and distance.
     *
     * @return whether it was queued, if only to be suppressed
     */
    public boolean queueIfDue(long clientId, Lot lot, LocalDate today, Instant now) {
        var due = due(lot, today);
        if (due.isEmpty()) {
            return false;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RECIPIENT)) {
            select.setLong(1, lot.lineId());
            select.setObject(2, lot.validUntil());
            select.setInt(3, due.getAsInt());
            select.setLong(4, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                if (row.getBoolean(3)) {
                    return false;
                }
                var trip = new RoundTrip();
                outbox.queue(
                        Outbox.Kind.EXPIRY_NOTICE,
                        clientId,
                        lot.lineId(),
                        new Outbox.About(lot.remainingMinutes(), lot.validUntil(), due.getAsInt()),
                        row.getString(1),
                        row.getBoolean(2),
                        now,
                        trip);
                trip.make(connection);
                return true;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The end of lot " + lot.lineId() + " could not be announced", e);
        }
    }
}
