package fr.gestan.gsupport.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** An account as it stands in the database, for {@link AccountReplay} to judge. */
record StoredAccount(
        long clientId,
        int balanceMinutes,
        int lastSeq,
        byte[] lastHash,
        long normalMinutes,
        long freeMinutes,
        int interventions,
        Instant firstInterventionAt,
        Instant lastInterventionAt,
        Instant lastPerformedAt,
        LocalDate validUntil) {

    static final String SELECT = """
            SELECT known.id, account.client_id IS NOT NULL AS is_there, account.*
            FROM (SELECT id FROM client UNION SELECT client_id FROM account) AS known
            LEFT JOIN account ON account.client_id = known.id
            WHERE ?::bigint IS NULL OR known.id = ?
            ORDER BY known.id
            """;

    /** @return null where the client has no account */
    static StoredAccount read(ResultSet row) throws SQLException {
        if (!row.getBoolean("is_there")) {
            return null;
        }
        return new StoredAccount(
                row.getLong("id"),
                row.getInt("balance_minutes"),
                row.getInt("last_seq"),
                row.getBytes("last_hash"),
                row.getLong("normal_minutes"),
                row.getLong("free_minutes"),
                row.getInt("interventions"),
                StoredLine.instant(row, "first_intervention_at"),
                StoredLine.instant(row, "last_intervention_at"),
                StoredLine.instant(row, "last_performed_at"),
                row.getObject("valid_until", LocalDate.class));
    }
}
