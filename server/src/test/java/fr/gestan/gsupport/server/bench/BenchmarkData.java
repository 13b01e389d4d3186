package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.identity.Secrets;
import java.sql.Connection;
import java.sql.SQLException;

/** Somebody of every role who is logged in, and clients with credit enough. */
final class BenchmarkData {

    static final String TOKEN = "benchmark-token";
    static final String TECHNICIAN = "BEN";

    private static final String PEOPLE = """
            INSERT INTO technician (code, full_name, phone, login, roles)
            VALUES ('BEN', 'Benchmark', '0188000000', 'ben', '{TECHNICIAN,SALES_ADMIN,MANAGER}');
            WITH login AS (
                INSERT INTO session (code, created_at, ends_at)
                VALUES ('BEN', now(), now() + interval '30 days') RETURNING id, ends_at)
            INSERT INTO access_token (token_hash, session_id, expires_at) SELECT ?, id, ends_at FROM login
            """;

    private static final String CLIENTS = """
            INSERT INTO client (id, company_name, email)
            SELECT id, 'Client ' || id, 'client' || id || '@benchmark.example' FROM generate_series(1, ?) AS id
            """;

    private static final String CREDIT = """
            INSERT INTO ledger_line (client_id, seq, kind, delta_minutes, balance_before, balance_after,
                normal_minutes_after, free_minutes_after, interventions_after, by_code, performed_at, summary,
                text_salt, text_digest, previous_hash, hash)
            SELECT id, 1, 'CREDIT_PURCHASE', 1000000, 0, 1000000, 0, 0, 0, '9999', now(), 'ACHAT CREDIT-TEMPS',
                '', '', '', sha256('')
            FROM client
            """;

    /** Past work, a minute each; the account moves once at the end, for a trigger a line would take minutes. */
    private static final String FILE_LINES = """
            ALTER TABLE ledger_line DISABLE TRIGGER USER;
            ALTER TABLE account DISABLE TRIGGER USER;
            INSERT INTO ledger_line (client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, normal_minutes_after, free_minutes_after, interventions_after, by_code, performed_at,
                summary, text_salt, text_digest, previous_hash, hash)
            SELECT client_id, last_seq + n, 'INTERVENTION', 'NORMAL', -1, balance_minutes - n + 1, balance_minutes - n,
                1, normal_minutes + n, free_minutes, interventions + n, 'BEN', last_performed_at,
                'Envoi des courriels', '', '', last_hash, last_hash
            FROM account CROSS JOIN generate_series(1, %1$d) AS n
            ORDER BY n, client_id;
            UPDATE account SET last_seq = last_seq + %1$d, balance_minutes = balance_minutes - %1$d,
                normal_minutes = normal_minutes + %1$d, interventions = interventions + %1$d;
            ALTER TABLE ledger_line ENABLE TRIGGER USER;
            ALTER TABLE account ENABLE TRIGGER USER;
            """;

    /** Not the tables that are still empty: known to be, they would be read from end to end until they are known anew. */
    private static final String ANALYZE =
            "ANALYZE technician, session, access_token, client, account, mail_preference, ledger_line";

    private BenchmarkData() {}

    static void fileLines(Connection connection, int linesEach) throws SQLException {
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(String.format(FILE_LINES, linesEach));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(ANALYZE);
        }
    }

    static void logIn(Connection connection) throws SQLException {
        try (var people = connection.prepareStatement(PEOPLE)) {
            people.setBytes(1, Secrets.hash(TOKEN));
            people.execute();
        }
    }

    static void insert(Connection connection, int clients) throws SQLException {
        logIn(connection);
        try (var client = connection.prepareStatement(CLIENTS);
                var credit = connection.prepareStatement(CREDIT)) {
            client.setInt(1, clients);
            client.execute();
            credit.execute();
        }
        try (var statement = connection.createStatement()) {
            statement.execute(ANALYZE);
        }
    }
}
