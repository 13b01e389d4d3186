package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a client by mail that the balance has fallen through a threshold. Before and after say so by themselves: once each
 * time, and again after it has been above.
 */
@ApplicationScoped
public class BalanceAlerts {

    private static final String RECIPIENT = """
            SELECT client.email, coalesce(preference.credit_notes, true)
            FROM client
            LEFT JOIN mail_preference preference ON preference.client_id = client.id
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final List<Integer> lowestFirst;

    BalanceAlerts(
            AgroalDataSource dataSource,
            Outbox outbox,
            @ConfigProperty(name = "gsupport.alert-thresholds") Optional<List<Integer>> thresholds) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.lowestFirst = thresholds.orElse(List.of()).stream().sorted().toList();
    }

    /** The lowest of the thresholds that a balance comes down to or below, from above. */
    static OptionalInt crossed(List<Integer> lowestFirst, int before, int after) {
        return lowestFirst.stream()
                .filter(threshold -> before > threshold && after <= threshold)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /**
     * Queues the alert of what was done, if it takes one, on a trip that is still to be made.
     *
     * @param balanceBefore ahead of all that was done at once
     * @param line the last that was written
     * @param recipient the client's address, or null
     * @param wanted false where the client stopped credit notes and alerts
     */
    public void queueIfCrossed(
            long clientId, int balanceBefore, Line line, String recipient, boolean wanted, RoundTrip trip) {
        crossed(lowestFirst, balanceBefore, line.balanceAfter())
                .ifPresent(threshold -> outbox.queue(
                        Outbox.Kind.ALERT,
                        clientId,
                        line.id(),
                        new Outbox.About(threshold, null, null),
                        recipient,
                        wanted,
                        line.performedAt(),
                        trip));
    }

    /** The same in the caller's transaction, on trips of its own. */
    public void queueIfCrossed(long clientId, int balanceBefore, Line line) {
        if (crossed(lowestFirst, balanceBefore, line.balanceAfter()).isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RECIPIENT)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                var trip = new RoundTrip();
                queueIfCrossed(clientId, balanceBefore, line, row.getString(1), row.getBoolean(2), trip);
                trip.make(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The alert of line " + line.id() + " could not be queued", e);
        }
    }
}
