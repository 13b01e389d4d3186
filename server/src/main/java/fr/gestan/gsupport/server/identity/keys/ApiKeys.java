package fr.gestan.gsupport.server.identity.keys;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.keys.ApiKey;
import fr.gestan.gsupport.api.keys.CreatedApiKey;
import fr.gestan.gsupport.api.keys.NewApiKey;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.TypedText;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.Secrets;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The API keys of scripts: made, listed and revoked, each act with its audit entry in one transaction. */
@ApplicationScoped
class ApiKeys {

    private static final String PAGE = """
            SELECT id, name, scopes, created_at, created_by, expires_on, last_used_at, revoked_at
            FROM api_key
            WHERE id > ?
            ORDER BY id
            LIMIT ?
            """;

    private static final String INSERT = """
            INSERT INTO api_key (name, key_hash, scopes, created_at, created_by, expires_on)
            VALUES (?, ?, ?, ?, ?, ?)
            RETURNING id
            """;

    private static final String REVOKE = """
            UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL
            """;

    private static final String EXISTS = """
            SELECT EXISTS (SELECT FROM api_key WHERE id = ?)
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId publisherZone;

    ApiKeys(AgroalDataSource dataSource, Audit audit, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * A page of keys, oldest first.
     *
     * @param after null: the oldest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<ApiKey> page(int limit, String after) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after == null ? 0 : PageKey.readId(after));
            select.setInt(2, limit + 1);
            try (var row = select.executeQuery()) {
                var keys = new ArrayList<ApiKey>();
                while (row.next()) {
                    if (keys.size() == limit) {
                        return new Page<>(
                                keys, PageKey.writeId(keys.get(limit - 1).id()));
                    }
                    keys.add(key(row));
                }
                return new Page<>(keys, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The API keys could not be read", e);
        }
    }

    /**
     * Makes a key.
     *
     * @throws Failure.Invalid where its last day is past
     */
    @Transactional
    CreatedApiKey create(NewApiKey wanted, Caller caller) {
        var now = clock.instant();
        var name = TypedText.needed("name", wanted.name());
        var scopes = List.copyOf(new TreeSet<>(wanted.scopes()));
        if (wanted.expiresOn() != null && wanted.expiresOn().isBefore(today(now))) {
            throw new Failure.Invalid("expiresOn", "must be today or later");
        }
        var key = Secrets.newApiKey();
        long id = insert(name, key, scopes, wanted.expiresOn(), caller, now);
        var end = wanted.expiresOn() == null ? "" : "; expires on " + wanted.expiresOn();
        write("api-key.create", id, "scopes " + String.join(" ", scopes) + end, caller, now);
        return new CreatedApiKey(id, key);
    }

    /**
     * Revokes a key; what is revoked already leaves no trace.
     *
     * @throws Failure.NotFound where there is no such key
     */
    @Transactional
    void revoke(long keyId, Caller caller) {
        var now = clock.instant();
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(REVOKE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setLong(2, keyId);
            if (update.executeUpdate() == 1) {
                write("api-key.revoke", keyId, null, caller, now);
                return;
            }
            try (var select = connection.prepareStatement(EXISTS)) {
                select.setLong(1, keyId);
                try (var row = select.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        throw new Failure.NotFound("There is no API key " + keyId + ".");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The API key could not be revoked", e);
        }
    }

    private long insert(String name, String key, List<String> scopes, LocalDate end, Caller caller, Instant now) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setBytes(2, Secrets.hash(key));
            insert.setArray(3, connection.createArrayOf("text", scopes.toArray()));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, caller.code());
            insert.setObject(6, end);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The API key could not be made", e);
        }
    }

    private ApiKey key(ResultSet row) throws SQLException {
        var expiresOn = row.getObject("expires_on", LocalDate.class);
        var revokedAt = instant(row, "revoked_at");
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                status(expiresOn, revokedAt),
                instant(row, "created_at"),
                row.getString("created_by"),
                expiresOn,
                instant(row, "last_used_at"),
                revokedAt);
    }

    private ApiKey.Status status(LocalDate expiresOn, Instant revokedAt) {
        if (revokedAt != null) {
            return ApiKey.Status.REVOKED;
        }
        return expiresOn != null && expiresOn.isBefore(today(clock.instant()))
                ? ApiKey.Status.EXPIRED
                : ApiKey.Status.ACTIVE;
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, publisherZone);
    }

    private void write(String action, long keyId, String detail, Caller caller, Instant now) {
        audit.write(
                new Audit.Entry(caller.id(), action, null, "api-key " + keyId, caller.address(), "OK", detail), now);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
