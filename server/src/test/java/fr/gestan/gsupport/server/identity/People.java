package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.identity.sessions.Passwords;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * People and API keys for tests. Each method answers the value of an {@code Authorization} header; asking twice for the
 * same code or scopes is harmless, so that tests need no order:
 *
 * <pre>{@code
 * given().header("Authorization", People.technician("HRY")).get("/api/v1/me")
 * }</pre>
 *
 * Whoever asks for one code with other roles changes that person's roles from then on, for every test: use a code of
 * your own for what is out of the ordinary.
 */
public final class People {

    /** The phone of everybody who is not given another. */
    public static final String PHONE = "0188000000";

    /** The password of {@link #withPassword}. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final String PERSON = """
            INSERT INTO technician (code, full_name, phone, login, roles) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE
            SET full_name = excluded.full_name, phone = excluded.phone, roles = excluded.roles, active = true
            """;

    private static final String SESSION = """
            WITH login AS (INSERT INTO session (code, created_at, ends_at) VALUES (?, ?, ?) RETURNING id)
            INSERT INTO access_token (token_hash, session_id, expires_at) SELECT ?, id, ? FROM login
            ON CONFLICT (token_hash) DO UPDATE
            SET session_id = excluded.session_id, expires_at = excluded.expires_at
            """;

    private static final String API_KEY = """
            INSERT INTO api_key (name, key_hash, scopes, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (key_hash) DO NOTHING
            """;

    private People() {}

    /** A technician, called "Technician HRY". */
    public static String technician(String code) {
        return person(code, "Technician " + code, PHONE, Role.TECHNICIAN);
    }

    /** A sales administrator. */
    public static String salesAdmin(String code) {
        return person(code, "Sales " + code, PHONE, Role.SALES_ADMIN);
    }

    /** A manager who is no technician. */
    public static String manager(String code) {
        return person(code, "Manager " + code, PHONE, Role.MANAGER);
    }

    /** An administrator. */
    public static String admin(String code) {
        return person(code, "Admin " + code, PHONE, Role.ADMIN);
    }

    /** Anybody; logged in for a day by the server's clock. */
    public static String person(String code, String fullName, String phone, Role... roles) {
        var names = Arrays.stream(roles).map(Role::name).toArray(String[]::new);
        execute(PERSON, code, fullName, phone, loginOf(code), names);
        return session(code, "test-token-" + code, now().plus(Duration.ofDays(1)));
    }

    /** A person's further session, with the token and the end that the test wants. */
    public static String session(String code, String token, Instant expiresAt) {
        execute(SESSION, code, at(now()), at(expiresAt), Secrets.hash(token), at(expiresAt));
        return "Bearer " + token;
    }

    /** A technician who can log in with {@link #PASSWORD}; answers the login. */
    public static String withPassword(String code) {
        technician(code);
        execute("UPDATE technician SET password_hash = ? WHERE code = ?", Passwords.hash(PASSWORD), code);
        return loginOf(code);
    }

    /** From now on this person is refused. */
    public static void deactivate(String code) {
        execute("UPDATE technician SET active = false WHERE code = ?", code);
    }

    /** An API key with exactly these scopes ({@link Rights}). */
    public static String apiKey(String... scopes) {
        var name = "test " + String.join(" ", new TreeSet<>(List.of(scopes)));
        var key = Secrets.API_KEY_PREFIX + name.replaceAll("[^a-z]", "_");
        execute(API_KEY, name, Secrets.hash(key), scopes, at(now()));
        return "Bearer " + key;
    }

    /** For what no call of the API does. */
    public static void execute(String statement, Object... parameters) {
        var dataSource = Arc.container().instance(AgroalDataSource.class).get();
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(
                        i + 1,
                        parameters[i] instanceof String[] texts
                                ? connection.createArrayOf("text", texts)
                                : parameters[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The test data could not be written", e);
        }
    }

    private static String loginOf(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private static Instant now() {
        return Arc.container().instance(Clock.class).get().instant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
