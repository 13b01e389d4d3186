package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.history.SuppressionReason;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/** Tells a client by mail of credit that was added; a setting of the publisher. */
@ApplicationScoped
public class CreditNotes {

    private static final String RECIPIENT = """
            SELECT client.email, coalesce(preference.credit_notes, true)
            FROM client
            LEFT JOIN mail_preference preference ON preference.client_id = client.id
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final boolean enabled;

    CreditNotes(AgroalDataSource dataSource, Outbox outbox, MailSettings settings) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.enabled = settings.creditNotes();
    }

    /**
     * Queues the note of a purchase's line in the caller's transaction. Where the publisher sends no such notes it is
     * suppressed and still on file: each purchase has its mail, so that a lost one shows.
     */
    public void queue(long clientId, long lineId, Instant now) {
        if (!enabled) {
            outbox.suppress(Outbox.Kind.CREDIT_NOTE, clientId, lineId, SuppressionReason.NO_CREDIT_NOTES, now);
            return;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RECIPIENT)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                outbox.queue(Outbox.Kind.CREDIT_NOTE, clientId, lineId, row.getString(1), row.getBoolean(2), now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The credit note of line " + lineId + " could not be queued", e);
        }
    }
}
