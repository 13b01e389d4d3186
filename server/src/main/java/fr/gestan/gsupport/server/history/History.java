package fr.gestan.gsupport.server.history;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.ledger.Accounts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;

/** A client's lines with the mails that told of them, newest first, by pages that cost the same wherever they lie. */
@ApplicationScoped
public class History {

    private static final String PAGE = HistoryLines.SELECT + """
            WHERE line.client_id = ? AND line.seq < ?
            ORDER BY line.seq DESC
            LIMIT ?
            """;
    private static final String LINE = HistoryLines.SELECT + "WHERE line.id = ?";

    private final AgroalDataSource dataSource;
    private final Accounts accounts;

    History(AgroalDataSource dataSource, Accounts accounts) {
        this.dataSource = dataSource;
        this.accounts = accounts;
    }

    /**
     * One page.
     *
     * @param after null: the newest lines; otherwise the {@code next} of the page before
     * @throws Failure.NotFound where there is no such client
     */
    Page<HistoryLine> page(long clientId, int limit, String after) {
        int beforeSeq = after == null ? Integer.MAX_VALUE : Position.read(after);
        if (accounts.findById(clientId) == null) {
            throw Failure.NotFound.client(clientId);
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, clientId);
            select.setInt(2, beforeSeq);
            select.setInt(3, limit + 1);
            try (var row = select.executeQuery()) {
                var lines = new ArrayList<HistoryLine>();
                int lastSeq = 0;
                while (row.next()) {
                    if (lines.size() == limit) {
                        return new Page<>(lines, Position.write(lastSeq));
                    }
                    lines.add(HistoryLines.read(row));
                    lastSeq = row.getInt("seq");
                }
                return new Page<>(lines, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The history of client " + clientId + " could not be read", e);
        }
    }

    /** One line that was written, as the history tells it from now on. */
    public HistoryLine line(long id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LINE)) {
            select.setLong(1, id);
            try (var row = select.executeQuery()) {
                row.next();
                return HistoryLines.read(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Line " + id + " could not be read", e);
        }
    }

    /** Where a page ends: the place of its last line, opaque to callers. */
    private static final class Position {

        private Position() {}

        static String write(int seq) {
            return PageKey.write(String.valueOf(seq));
        }

        static int read(String after) {
            try {
                return Integer.parseInt(PageKey.read(after));
            } catch (NumberFormatException e) {
                throw PageKey.notOurs();
            }
        }
    }
}
