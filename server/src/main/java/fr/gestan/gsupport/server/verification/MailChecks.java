package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.server.ledger.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What lines, mails and the audit say of one another. The audit tells which lines were recorded by a person or a script:
 * each intervention among them has its mail. Lines of the past have none, and a purchase only where credit notes are on.
 */
final class MailChecks {

    /** Client, line, figure, expected, found. A line is searched for once by the audit and once by the mails. */
    private static final String DISAGREEMENTS = """
            WITH mails AS (
                SELECT line_id, count(*) AS count FROM mail GROUP BY line_id
            ), recorded AS (
                SELECT client_id, action, substring(target FROM 6)::bigint AS line_id
                FROM audit
                WHERE result = 'OK' AND target ~ '^line [0-9]{1,18}$' AND client_id IS NOT NULL
            ), disagreements (client_id, line_id, figure, expected, found) AS (
                SELECT recorded.client_id, recorded.line_id, 'audit.line', recorded.line_id::text, NULL
                FROM recorded LEFT JOIN ledger_line line
                    ON line.id = recorded.line_id AND line.client_id = recorded.client_id
                WHERE line.id IS NULL
                UNION ALL
                SELECT recorded.client_id, recorded.line_id, 'mail', '1', '0'
                FROM recorded LEFT JOIN mails ON mails.line_id = recorded.line_id
                WHERE recorded.action = 'intervention.record' AND mails.line_id IS NULL
                UNION ALL
                SELECT line.client_id, line.id, 'mail', '1', mails.count::text
                FROM mails JOIN ledger_line line ON line.id = mails.line_id
                WHERE mails.count > 1
                UNION ALL
                SELECT mail.client_id, mail.line_id, 'mail.line_id', 'a line of this client', line.client_id::text
                FROM mail LEFT JOIN ledger_line line ON line.id = mail.line_id
                WHERE line.client_id IS DISTINCT FROM mail.client_id
            )
            SELECT client_id, line_id, figure, expected, coalesce(found, '—')
            FROM disagreements
            WHERE ?::bigint IS NULL OR client_id = ?
            ORDER BY client_id, line_id
            """;

    private static final int ROWS_AT_A_TIME = 1_000;

    private final Connection connection;
    private final Consumer<Finding> findings;

    MailChecks(Connection connection, Consumer<Finding> findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /** Compares, in the connection's transaction. */
    void run(OptionalLong clientId) throws SQLException {
        var parameter = clientId.isPresent() ? (Long) clientId.getAsLong() : null;
        try (var select = connection.prepareStatement(DISAGREEMENTS)) {
            select.setObject(1, parameter, Types.BIGINT);
            select.setObject(2, parameter, Types.BIGINT);
            select.setFetchSize(ROWS_AT_A_TIME);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    findings.accept(new Finding(
                            row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
        }
    }
}
