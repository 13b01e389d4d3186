package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.clients.Hosting;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What lists show of clients. */
@ApplicationScoped
public class ClientSummaries {

    /** Of {@code client} and {@code account}. */
    public static final String COLUMNS = """
            client.id, client.company_name, client.last_name, client.first_name, client.email,
            client.postal_code, client.city, account.balance_minutes, client.npi_active, client.hosting
            """;

    private static final String IN_ORDER = "SELECT " + COLUMNS + """
            FROM unnest(?) WITH ORDINALITY AS wanted (id, place)
            JOIN client ON client.id = wanted.id
            JOIN account ON account.client_id = wanted.id
            ORDER BY wanted.place
            """;

    private final AgroalDataSource dataSource;

    ClientSummaries(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the order of the ids; those that do not exist are left out. */
    public List<ClientSummary> inOrder(List<Long> clientIds) {
        if (clientIds.isEmpty()) {
            return List.of();
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(IN_ORDER)) {
            select.setArray(1, connection.createArrayOf("bigint", clientIds.toArray()));
            try (var row = select.executeQuery()) {
                var summaries = new ArrayList<ClientSummary>();
                while (row.next()) {
                    summaries.add(read(row));
                }
                return List.copyOf(summaries);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The clients could not be read", e);
        }
    }

    /** The summary of a row with {@link #COLUMNS}. */
    public static ClientSummary read(ResultSet row) throws SQLException {
        return new ClientSummary(
                row.getLong("id"),
                row.getString("company_name"),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getString("email"),
                row.getString("postal_code"),
                row.getString("city"),
                row.getInt("balance_minutes"),
                row.getBoolean("npi_active"),
                Hosting.valueOf(row.getString("hosting")));
    }
}
