package fr.gestan.gsupport.server.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who a token or key belongs to. Every request asks, so it is one SELECT by primary key or unique index (and
 * once a minute the note that a key was used); nothing is remembered between requests, so that who is deactivated, logged out or revoked is refused at once on every node.
 */
@ApplicationScoped
class Callers {

    private static final String BY_SESSION = """
            SELECT t.code, t.full_name, t.phone, t.roles
            FROM access_token a JOIN session s ON s.id = a.session_id JOIN technician t ON t.code = s.code
            WHERE a.token_hash = ? AND a.expires_at > ? AND t.active
            """;

    private static final String BY_CODE = """
            SELECT code, full_name, phone, roles
            FROM technician
            WHERE code = ? AND code <> ? AND active
              AND NOT EXISTS (SELECT FROM signed_off_token WHERE token_hash = ?)
            """;

    private static final String BY_API_KEY = """
            SELECT id, name, scopes, last_used_at IS NULL OR last_used_at < ? AS is_to_be_noted
            FROM api_key
            WHERE key_hash = ? AND revoked_at IS NULL AND (expires_on IS NULL OR expires_on >= ?)
            """;

    /** Once a minute for a key, by one of the requests at hand; the others neither wait nor write. */
    private static final String NOTE_USE = """
            UPDATE api_key SET last_used_at = ?
            WHERE id = (
                SELECT id FROM api_key
                WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)
                FOR NO KEY UPDATE SKIP LOCKED)
            """;

    private static final Duration USE_IS_KNOWN_TO = Duration.ofMinutes(1);

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final ZoneId publisherZone;

    Callers(AgroalDataSource dataSource, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /** The person of a session that has not expired, unless deactivated. */
    Optional<Caller> bySession(byte[] tokenHash, String address) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_SESSION)) {
            select.setBytes(1, tokenHash);
            select.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var code = row.getString("code");
                return Optional.of(new Caller(
                        "person:" + code,
                        code,
                        row.getString("full_name"),
                        row.getString("phone"),
                        StoredRoles.read(row.getArray("roles")),
                        Set.of(),
                        address));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be looked up", e);
        }
    }

    /** The person of that code, unless deactivated or signed off with that token; never the house, which is nobody. */
    Optional<Caller> byCode(String code, byte[] tokenHash, String address) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_CODE)) {
            select.setString(1, code);
            select.setString(2, Caller.HOUSE);
            select.setBytes(3, tokenHash);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Caller(
                                "person:" + code,
                                code,
                                row.getString("full_name"),
                                row.getString("phone"),
                                StoredRoles.read(row.getArray("roles")),
                                Set.of(),
                                address))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The person could not be looked up", e);
        }
    }

    /** The API key, unless revoked or past its last day (in the publisher's time zone). */
    Optional<Caller> byApiKey(byte[] keyHash, String address) {
        var now = clock.instant();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_API_KEY)) {
            select.setObject(1, now.minus(USE_IS_KNOWN_TO).atOffset(ZoneOffset.UTC));
            select.setBytes(2, keyHash);
            select.setObject(3, LocalDate.ofInstant(now, publisherZone));
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getBoolean("is_to_be_noted")) {
                    noteUse(connection, row.getLong("id"), now);
                }
                return Optional.of(new Caller(
                        "key:" + row.getLong("id"),
                        Caller.HOUSE,
                        row.getString("name"),
                        null,
                        Set.of(),
                        Set.of(texts(row.getArray("scopes"))),
                        address));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The API key could not be looked up", e);
        }
    }

    private static void noteUse(Connection connection, long keyId, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(NOTE_USE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setLong(2, keyId);
            update.setObject(3, now.minus(USE_IS_KNOWN_TO).atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
