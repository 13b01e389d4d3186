package fr.gestan.gsupport.server.identity.sessions;

import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Secrets;
import fr.gestan.gsupport.server.identity.StoredRoles;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Logins that last: an access token for some minutes, and a refresh token that buys the next pair, once. All is looked
 * up in the database at each request, so that what ends here has ended on every node.
 */
@ApplicationScoped
public class Sessions {

    private static final String BEGIN = """
            INSERT INTO session (code, created_at, stays, ends_at) VALUES (?, ?, ?, ?) RETURNING id
            """;

    private static final String PERSON = """
            SELECT full_name, roles FROM technician WHERE code = ?
            """;

    private static final String GIVE_ACCESS = """
            INSERT INTO access_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)
            """;

    private static final String GIVE_REFRESH = """
            INSERT INTO refresh_token (token_hash, session_id) VALUES (?, ?)
            """;

    /**
     * The session first, as where a session ends and takes its tokens with it: whoever locks the other way round waits for
     * one who waits for them.
     */
    private static final String LOCK = """
            SELECT session.id
            FROM session JOIN refresh_token ON refresh_token.session_id = session.id
            WHERE refresh_token.token_hash = ?
            FOR UPDATE OF session
            """;

    private static final String STAYS = """
            SELECT coalesce(bool_or(session.stays), false)
            FROM session JOIN access_token ON access_token.session_id = session.id
            WHERE access_token.token_hash = ?
            """;

    /** Locks the row: of two that come at once with one token, the second finds it used. */
    private static final String USE_REFRESH = """
            UPDATE refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL RETURNING session_id
            """;

    private static final String GO_ON = """
            UPDATE session SET ends_at = CASE WHEN stays THEN ? ELSE ends_at END
            WHERE id = ? AND ends_at > ?
              AND EXISTS (SELECT FROM technician WHERE technician.code = session.code AND active)
            RETURNING code, ends_at
            """;

    private static final String FORGET_ENDED_ACCESS = """
            DELETE FROM access_token WHERE session_id = ? AND expires_at <= ?
            """;

    private static final String END_COPIED = """
            DELETE FROM session WHERE id = (SELECT session_id FROM refresh_token WHERE token_hash = ?) RETURNING code
            """;

    private static final String END_OF_TOKEN = """
            DELETE FROM session WHERE id = (SELECT session_id FROM access_token WHERE token_hash = ?)
            """;

    private static final String END_ALL = """
            DELETE FROM session WHERE code = ?
            """;

    private static final String FORGET_ENDED = """
            DELETE FROM session WHERE ends_at <= ?
            """;

    /** A copy that shows up later than this is merely unknown. */
    private static final Duration USED_ARE_KEPT = Duration.ofDays(60);

    private static final String FORGET_LONG_USED = """
            DELETE FROM refresh_token WHERE used_at < ?
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;
    private final Duration access;
    private final Duration workingDay;
    private final Duration stay;

    Sessions(
            AgroalDataSource dataSource,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "gsupport.session.access-minutes") long accessMinutes,
            @ConfigProperty(name = "gsupport.session.hours") long hours,
            @ConfigProperty(name = "gsupport.session.stay-days") long stayDays) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
        this.access = Duration.ofMinutes(accessMinutes);
        this.workingDay = Duration.ofHours(hours);
        this.stay = Duration.ofDays(stayDays);
    }

    /**
     * Begins a login, in the caller's transaction; whoever calls has made sure who it is.
     *
     * @param stays whether it outlasts the working day, as long as it is used
     */
    public Session begin(String code, boolean stays) {
        var now = clock.instant();
        var endsAt = now.plus(stays ? stay : workingDay).truncatedTo(ChronoUnit.SECONDS);
        try (var connection = dataSource.getConnection()) {
            long sessionId;
            try (var insert = connection.prepareStatement(BEGIN)) {
                insert.setString(1, code);
                insert.setObject(2, now.atOffset(ZoneOffset.UTC));
                insert.setBoolean(3, stays);
                insert.setObject(4, endsAt.atOffset(ZoneOffset.UTC));
                try (var row = insert.executeQuery()) {
                    row.next();
                    sessionId = row.getLong(1);
                }
            }
            return tokens(connection, sessionId, code, now, endsAt);
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be begun", e);
        }
    }

    /**
     * The next pair of tokens. A refresh token that comes a second time ends the login: one of the two who sent it has no
     * right to it, and nobody can tell which.
     *
     * @throws Failure.NotLoggedIn where the token buys nothing
     */
    Session refresh(String refreshToken, String address) {
        var hash = Secrets.hash(refreshToken);
        return QuarkusTransaction.requiringNew()
                .call(() -> goOn(hash, address))
                .orElseThrow(() -> new Failure.NotLoggedIn("This login has ended. Log in again."));
    }

    private Optional<Session> goOn(byte[] hash, String address) {
        var now = clock.instant();
        try (var connection = dataSource.getConnection()) {
            lock(connection, hash);
            var sessionId = use(connection, hash, now);
            if (sessionId.isEmpty()) {
                endCopied(connection, hash, address, now);
                return Optional.empty();
            }
            try (var update = connection.prepareStatement(GO_ON)) {
                update.setObject(
                        1, now.plus(stay).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
                update.setLong(2, sessionId.get());
                update.setObject(3, now.atOffset(ZoneOffset.UTC));
                try (var row = update.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    var endsAt = row.getObject("ends_at", OffsetDateTime.class).toInstant();
                    run(connection, FORGET_ENDED_ACCESS, sessionId.get(), now.atOffset(ZoneOffset.UTC));
                    return Optional.of(tokens(connection, sessionId.get(), row.getString("code"), now, endsAt));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be gone on with", e);
        }
    }

    private static void lock(Connection connection, byte[] refreshTokenHash) throws SQLException {
        try (var select = connection.prepareStatement(LOCK)) {
            select.setBytes(1, refreshTokenHash);
            select.execute();
        }
    }

    private static Optional<Long> use(Connection connection, byte[] hash, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(USE_REFRESH)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setBytes(2, hash);
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private void endCopied(Connection connection, byte[] hash, String address, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement(END_COPIED)) {
            delete.setBytes(1, hash);
            try (var row = delete.executeQuery()) {
                if (row.next()) {
                    var person = "person:" + row.getString("code");
                    audit.write(
                            new Audit.Entry(
                                    person,
                                    "session.end",
                                    null,
                                    null,
                                    address,
                                    "REFUSED",
                                    "a refresh token came a second time"),
                            now);
                }
            }
        }
    }

    private Session tokens(Connection connection, long sessionId, String code, Instant now, Instant endsAt)
            throws SQLException {
        var accessToken = Secrets.newToken();
        var refreshToken = Secrets.newToken();
        var accessEnd = now.plus(access).truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = accessEnd.isBefore(endsAt) ? accessEnd : endsAt;
        run(connection, GIVE_ACCESS, Secrets.hash(accessToken), sessionId, expiresAt.atOffset(ZoneOffset.UTC));
        run(connection, GIVE_REFRESH, Secrets.hash(refreshToken), sessionId);
        try (var select = connection.prepareStatement(PERSON)) {
            select.setString(1, code);
            try (var row = select.executeQuery()) {
                row.next();
                var roles = StoredRoles.read(row.getArray("roles")).stream()
                        .sorted()
                        .toList();
                var user = new Session.User(code, row.getString("full_name"), roles);
                return new Session(accessToken, expiresAt, refreshToken, endsAt, user);
            }
        }
    }

    /** Whether the login that an access token belongs to outlasts the working day. */
    public boolean stays(byte[] accessTokenHash) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(STAYS)) {
            select.setBytes(1, accessTokenHash);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be looked up", e);
        }
    }

    /** Ends the login that an access token belongs to, in the caller's transaction. */
    void end(byte[] accessTokenHash) {
        run(END_OF_TOKEN, accessTokenHash);
    }

    /** Ends every login of a person, in the caller's transaction. */
    public void endAll(String code) {
        run(END_ALL, code);
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetEnded() {
        run(FORGET_ENDED, clock.instant().atOffset(ZoneOffset.UTC));
        run(FORGET_LONG_USED, clock.instant().minus(USED_ARE_KEPT).atOffset(ZoneOffset.UTC));
    }

    private void run(String statement, Object... parameters) {
        try (var connection = dataSource.getConnection()) {
            run(connection, statement, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be ended", e);
        }
    }

    private static void run(Connection connection, String statement, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }
}
