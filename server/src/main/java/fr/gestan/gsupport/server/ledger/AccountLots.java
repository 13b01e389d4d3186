package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads the lots of accounts; none is stored. */
@ApplicationScoped
public class AccountLots {

    private static final String OF_CLIENT = LotLine.SELECT + " AND client_id = ? ORDER BY seq";

    private final AgroalDataSource dataSource;

    AccountLots(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The lots of an account as the caller's transaction sees it; none where there is no such client. */
    public LotReplay of(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_CLIENT)) {
            select.setLong(1, clientId);
            var replay = new LotReplay();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    replay.add(LotLine.read(row));
                }
            }
            return replay;
        } catch (SQLException e) {
            throw new IllegalStateException("The lots of client " + clientId + " could not be read", e);
        }
    }
}
