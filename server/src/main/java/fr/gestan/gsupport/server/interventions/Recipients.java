package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** What recording needs to know of a client, in one statement. */
@ApplicationScoped
public class Recipients {

    private static final String FIND = """
            SELECT client.company_name, client.email, client.npi_active, client.npi_since,
                coalesce(preference.recaps, true), coalesce(preference.review_invitations, true)
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
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw Failure.NotFound.client(clientId);
                }
                var since = row.getObject(4, OffsetDateTime.class);
                return new Recipient(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(3),
                        since == null ? null : since.toInstant());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Client " + clientId + " could not be read", e);
        }
    }
}
