package fr.gestan.gsupport.server.lots;

import fr.gestan.gsupport.api.lots.Lots;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.ledger.AccountLots;
import fr.gestan.gsupport.server.ledger.Accounts;
import fr.gestan.gsupport.server.ledger.Lot;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What an account's credit consists of. */
@ApplicationScoped
class LotsOfClients {

    private static final int MOST_USED_UP = 50;

    private static final String LABELS = "SELECT id, label FROM pack WHERE id = ANY (?)";

    private final AgroalDataSource dataSource;
    private final Accounts accounts;
    private final AccountLots lots;

    LotsOfClients(AgroalDataSource dataSource, Accounts accounts, AccountLots lots) {
        this.dataSource = dataSource;
        this.accounts = accounts;
        this.lots = lots;
    }

    /** @throws Failure.NotFound where there is no such client */
    Lots list(long clientId) {
        if (accounts.findById(clientId) == null) {
            throw Failure.NotFound.client(clientId);
        }
        var replay = lots.of(clientId);
        var shown = Stream.concat(
                        replay.withMinutes().stream(), replay.usedUp().stream().limit(MOST_USED_UP))
                .toList();
        var labels = labels(shown.stream()
                .map(Lot::packId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new));
        return new Lots(shown.stream().map(lot -> told(lot, labels)).toList());
    }

    private static fr.gestan.gsupport.api.lots.Lot told(Lot lot, Map<Long, String> labels) {
        return new fr.gestan.gsupport.api.lots.Lot(
                lot.lineId(),
                lot.purchasedAt(),
                lot.minutes(),
                lot.remainingMinutes(),
                lot.validUntil(),
                lot.binding(),
                lot.offered(),
                lot.reference(),
                labels.get(lot.packId()));
    }

    private Map<Long, String> labels(Long[] packIds) {
        var labels = new HashMap<Long, String>();
        if (packIds.length == 0) {
            return labels;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LABELS)) {
            select.setArray(1, connection.createArrayOf("bigint", packIds));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    labels.put(row.getLong(1), row.getString(2));
                }
            }
            return labels;
        } catch (SQLException e) {
            throw new IllegalStateException("The labels of packs could not be read", e);
        }
    }
}
