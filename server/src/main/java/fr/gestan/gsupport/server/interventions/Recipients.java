package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** What recording needs to know of a client, in one statement. */
@ApplicationScoped
public class Recipients {

    private static final String FIND = """
            SELECT client.company_name, client.email, client.npi_active, client.npi_since,
                coalesce(preference.recaps, true), coalesce(preference.review_invitations, true),
                client.language, coalesce(preference.credit_notes, true)
            FROM client
            LEFT JOIN mail_preference preference ON preference.client_id = client.id
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;

    Recipients(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws Failure.NotFound where there is no such client */
    public Recipient find(long clientId) {
        var trip = new RoundTrip();
        var recipient = find(clientId, trip);
        try {
            trip.make(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("Client " + clientId + " could not be read", e);
        }
        return recipient.get().orElseThrow(() -> Failure.NotFound.client(clientId));
    }

    /** The same, on a trip that is still to be made; empty where there is no such client. */
    Supplier<Optional<Recipient>> find(long clientId, RoundTrip trip) {
        return trip.ask(
                FIND,
                parameters -> parameters.add(clientId),
                row -> row.next() ? Optional.of(recipient(row)) : Optional.empty());
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        var since = row.getObject(4, OffsetDateTime.class);
        return new Recipient(
                row.getString(1),
                row.getString(2),
                row.getBoolean(5),
                row.getBoolean(8),
                row.getBoolean(6),
                Language.ofCode(row.getString(7)),
                row.getBoolean(3),
                since == null ? null : since.toInstant());
    }
}
