package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.server.ledger.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What lines, mails and the audit say of one another. The audit tells which lines were recorded by a person or a script:
 * each intervention and each purchase among them has its mail, sent or not, beside those that somebody asked for. Lines of
 * the past need none.
 */
final class MailChecks {

    private static final String RECORDED = """
            recorded AS (
                SELECT client_id, action, substring(target FROM 6)::bigint AS line_id
                FROM audit
                WHERE result = 'OK' AND target ~ '^line [0-9]{1,18}$' AND client_id IS NOT NULL
                    AND (?::bigint IS NULL OR client_id = ?))
            """;

    private static final String LINES_THAT_ARE_GONE = "WITH " + RECORDED + """
            SELECT recorded.client_id, recorded.line_id, 'audit.line', recorded.line_id::text, NULL
            FROM recorded LEFT JOIN ledger_line line ON line.id = recorded.line_id
            WHERE line.client_id IS DISTINCT FROM recorded.client_id
            ORDER BY 1, 2
            """;

    private static final String RECORDED_WITHOUT_MAIL = "WITH " + RECORDED + """
            SELECT recorded.client_id, recorded.line_id, 'mail', '1', '0'
            FROM recorded
            WHERE recorded.action IN ('intervention.record', 'credit.buy')
                AND NOT EXISTS (
                    SELECT FROM mail
                    WHERE mail.line_id = recorded.line_id AND mail.requested_by IS NULL
                        AND mail.kind NOT IN ('ALERT', 'EXPIRY_NOTICE'))
            ORDER BY 1, 2
            """;

    private static final String RECORDED_AGAIN_WITHOUT_MAIL = """
            SELECT line.client_id, line.id, 'mail', '1', '0'
            FROM ledger_line line
            WHERE line.replaces_line_id IS NOT NULL AND line.kind = 'INTERVENTION'
                AND (?::bigint IS NULL OR line.client_id = ?)
                AND NOT EXISTS (
                    SELECT FROM mail
                    WHERE mail.line_id = line.id AND mail.requested_by IS NULL
                        AND mail.kind NOT IN ('ALERT', 'EXPIRY_NOTICE'))
            ORDER BY 1, 2
            """;

    private static final String SEVERAL_MAILS = """
            SELECT several.client_id, several.line_id, 'mail', '1', several.count::text
            FROM (
                SELECT client_id, line_id, count(*) AS count
                FROM mail
                WHERE requested_by IS NULL AND (?::bigint IS NULL OR client_id = ?)
                GROUP BY client_id, line_id, coalesce(about_until, '-infinity'), coalesce(about_days, 0),
                    kind IN ('ALERT', 'EXPIRY_NOTICE')
                HAVING count(*) > 1) AS several
            ORDER BY 1, 2
            """;

    private static final String MAILS_OF_OTHER_CLIENTS = """
            SELECT mail.client_id, mail.line_id, 'mail.line_id', mail.client_id::text, line.client_id::text
            FROM mail LEFT JOIN ledger_line line ON line.id = mail.line_id
            WHERE (?::bigint IS NULL OR mail.client_id = ?) AND line.client_id IS DISTINCT FROM mail.client_id
            ORDER BY 1, 2
            """;

    /** An alert belongs to a line that took the balance down to its threshold; another line of the act came before it. */
    private static final String ALERTS_FOR_NOTHING = """
            SELECT mail.client_id, mail.line_id, 'mail.threshold', '>= ' || line.balance_after, mail.about_minutes::text
            FROM mail
            JOIN ledger_line line ON line.id = mail.line_id
            WHERE mail.kind = 'ALERT' AND (?::bigint IS NULL OR mail.client_id = ?)
                AND line.balance_after > mail.about_minutes
            ORDER BY 1, 2
            """;

    private static final String MAILS_OF_ANOTHER_KIND = """
            SELECT mail.client_id, mail.line_id, 'mail.kind', fitting.kinds, mail.kind
            FROM mail
            JOIN ledger_line line ON line.id = mail.line_id
            CROSS JOIN LATERAL (
                SELECT CASE line.kind
                    WHEN 'INTERVENTION' THEN 'RECAP, CORRECTED_RECAP, BUG_REPORT, ALERT'
                    WHEN 'CORRECTION' THEN 'CORRECTED_RECAP, ALERT'
                    WHEN 'EXPIRY' THEN 'ALERT'
                    WHEN 'CREDIT_PURCHASE' THEN 'CREDIT_NOTE, EXPIRY_NOTICE, ALERT' END) AS fitting (kinds)
            WHERE (?::bigint IS NULL OR mail.client_id = ?)
                AND mail.kind <> 'STATEMENT' AND mail.kind <> ALL (coalesce(string_to_array(fitting.kinds, ', '), '{}'))
            ORDER BY 1, 2
            """;

    /** Each answers client, line, figure, expected, found, and is asked of one client or of all. */
    private static final List<String> DISAGREEMENTS = List.of(
            LINES_THAT_ARE_GONE,
            RECORDED_WITHOUT_MAIL,
            RECORDED_AGAIN_WITHOUT_MAIL,
            SEVERAL_MAILS,
            MAILS_OF_OTHER_CLIENTS,
            MAILS_OF_ANOTHER_KIND,
            ALERTS_FOR_NOTHING);

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
        for (var disagreement : DISAGREEMENTS) {
            try (var select = connection.prepareStatement(disagreement)) {
                select.setObject(1, parameter, Types.BIGINT);
                select.setObject(2, parameter, Types.BIGINT);
                select.setFetchSize(ROWS_AT_A_TIME);
                tell(select);
            }
        }
    }

    private void tell(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            while (row.next()) {
                findings.accept(new Finding(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        text(row.getString(4)),
                        text(row.getString(5))));
            }
        }
    }

    private static String text(String value) {
        return value == null ? "—" : value;
    }
}
