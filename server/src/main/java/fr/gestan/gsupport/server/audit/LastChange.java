package fr.gestan.gsupport.server.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Who last did something to a client, as the audit tells. */
@ApplicationScoped
public class LastChange {

    private static final String NEWEST = """
            SELECT entry.at, coalesce(person.code, '9999') AS code, person.full_name
            FROM audit entry
            LEFT JOIN technician person ON entry.actor = 'person:' || person.code
            WHERE entry.client_id = ? AND entry.action = ANY (?) AND entry.result = 'OK'
            ORDER BY entry.id DESC
            LIMIT 1
            """;

    private final AgroalDataSource dataSource;

    LastChange(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A change.
     *
     * @param code of who made it
     * @param fullName as it is now; null where there is no such person
     */
    public record Change(Instant at, String code, String fullName) {}

    /** The newest; empty where there was none, or the audit has forgotten it. */
    public Optional<Change> of(long clientId, List<String> actions) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(NEWEST)) {
            select.setLong(1, clientId);
            select.setArray(2, connection.createArrayOf("varchar", actions.toArray()));
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Change(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("code"),
                                row.getString("full_name")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Who last changed client " + clientId + " could not be read", e);
        }
    }
}
