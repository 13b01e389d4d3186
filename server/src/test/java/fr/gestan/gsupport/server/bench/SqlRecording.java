package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The statements of a recording, in its order and as the server's role, one by one and without anything around them:
 * claim of the key, lock, recipient, line (which moves the account), mail, audit, answer under its key, commit.
 */
final class SqlRecording implements Load.Worker {

    private static final String CLAIM = """
            SELECT pg_advisory_xact_lock(hashtextextended(?, 0));
            SELECT request_hash, body FROM idempotency_key WHERE caller = 'person:BEN' AND key = ?
            """;

    private static final String LOCK = """
            WITH locked AS MATERIALIZED (
                SELECT balance_minutes, last_seq, last_hash, normal_minutes, free_minutes, interventions,
                    last_performed_at
                FROM account
                WHERE client_id = ?
                FOR UPDATE)
            SELECT locked.*, nextval('ledger_line_id_seq')
            FROM locked
            """;

    private static final String RECIPIENT = """
            SELECT client.company_name, client.email, client.npi_active, client.npi_since,
                coalesce(preference.recaps, true), coalesce(preference.review_invitations, true)
            FROM client
            LEFT JOIN mail_preference preference ON preference.client_id = client.id
            WHERE client.id = ?
            """;

    private static final String LINE = """
            INSERT INTO ledger_line (client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, measured_seconds, normal_minutes_after, free_minutes_after, interventions_after,
                by_code, performed_at, summary, advice, text_salt, text_digest, previous_hash, hash)
            SELECT client_id, last_seq + 1, 'INTERVENTION', 'NORMAL', -1, balance_minutes, balance_minutes - 1,
                1, 42, normal_minutes + 1, free_minutes, interventions + 1,
                'BEN', greatest(clock_timestamp(), last_performed_at), 'Envoi des courriels',
                'Attention aux sauvegardes !', '\\x00112233445566778899aabbccddeeff', sha256('texts'), last_hash,
                sha256(last_hash)
            FROM account WHERE client_id = ?
            RETURNING id
            """;

    private static final String MAIL = """
            INSERT INTO mail (kind, client_id, line_id, recipient, status, created_at, next_attempt_at)
            VALUES ('RECAP', ?, ?, 'client@benchmark.example', 'QUEUED', now(), now())
            """;

    private static final String AUDIT = """
            INSERT INTO audit (at, actor, action, client_id, target, address, result, detail)
            VALUES (now(), 'person:BEN', 'intervention.record', ?, 'line', '127.0.0.1', 'OK', 'NORMAL 1 min')
            """;

    private static final String KEY = """
            INSERT INTO idempotency_key (caller, key, request_hash, status, body, created_at)
            VALUES ('person:BEN', ?, sha256('request'), 201, repeat('x', 190), now())
            """;

    private final int clients;
    private final Connection connection;
    private final PreparedStatement claim;
    private final PreparedStatement lock;
    private final PreparedStatement recipient;
    private final PreparedStatement line;
    private final PreparedStatement mail;
    private final PreparedStatement audit;
    private final PreparedStatement key;

    SqlRecording(DatabaseAccess database, int clients) throws SQLException {
        this.clients = clients;
        this.connection = DriverManager.getConnection(database.url(), database.serverUser(), database.serverPassword());
        connection.setAutoCommit(false);
        this.claim = connection.prepareStatement(CLAIM);
        this.lock = connection.prepareStatement(LOCK);
        this.recipient = connection.prepareStatement(RECIPIENT);
        this.line = connection.prepareStatement(LINE);
        this.mail = connection.prepareStatement(MAIL);
        this.audit = connection.prepareStatement(AUDIT);
        this.key = connection.prepareStatement(KEY);
    }

    @Override
    public void work() throws SQLException {
        long client = 1L + ThreadLocalRandom.current().nextInt(clients);
        var newKey = UUID.randomUUID().toString();
        claim.setString(1, newKey);
        claim.setString(2, newKey);
        claim.execute();
        lock.setLong(1, client);
        lock.executeQuery().close();
        recipient.setLong(1, client);
        recipient.executeQuery().close();
        line.setLong(1, client);
        long id;
        try (var row = line.executeQuery()) {
            row.next();
            id = row.getLong(1);
        }
        mail.setLong(1, client);
        mail.setLong(2, id);
        mail.executeUpdate();
        audit.setLong(1, client);
        audit.executeUpdate();
        key.setString(1, newKey);
        key.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
