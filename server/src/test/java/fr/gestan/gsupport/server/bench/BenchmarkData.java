package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.identity.Secrets;
import java.sql.Connection;
import java.sql.SQLException;

/** A technician who is logged in, and clients with credit enough. */
final class BenchmarkData {

    static final String TOKEN = "benchmark-token";
    static final String TECHNICIAN = "BEN";

    private static final String PEOPLE = """
            INSERT INTO technician (code, full_name, phone, login, roles)
            VALUES ('BEN', 'Benchmark', '0188000000', 'ben', '{TECHNICIAN}');
            INSERT INTO session (token_hash, code, created_at, expires_at)
            VALUES (?, 'BEN', now(), now() + interval '1 day')
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

    private BenchmarkData() {}

    static void insert(Connection connection, int clients) throws SQLException {
        try (var people = connection.prepareStatement(PEOPLE);
                var client = connection.prepareStatement(CLIENTS);
                var credit = connection.prepareStatement(CREDIT)) {
            people.setBytes(1, Secrets.hash(TOKEN));
            people.execute();
            client.setInt(1, clients);
            client.execute();
            credit.execute();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }
}
