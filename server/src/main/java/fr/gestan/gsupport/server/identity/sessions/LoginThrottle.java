package fr.gestan.gsupport.server.identity.sessions;

import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Slows down who guesses passwords, then locks: after ten wrong ones in a row for one login, or a hundred from one
 * address, whether the login exists or not. Counted in the database, for all nodes together.
 *
 * <p>A try is counted before the password is looked at and taken back if it was right: however many come at once, no
 * more than those are looked at.
 */
@ApplicationScoped
class LoginThrottle {

    private static final int TRIES_OF_A_LOGIN = 10;
    private static final int TRIES_OF_AN_ADDRESS = 100;
    private static final Duration LOGIN_IS_REMEMBERED = Duration.ofDays(1);
    private static final Duration ADDRESS_IS_REMEMBERED = Duration.ofHours(1);
    private static final int FIRST_WAIT_SECONDS = 15;
    private static final int LONGEST_WAIT_SECONDS = 15 * 60;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** Counts one more, unless locked. The wait doubles with each further one; 15 s, 30 s, a minute … 15 minutes. */
    private static final String COUNT = """
            INSERT INTO login_failures AS known (counted, in_a_row, last_at) VALUES (?, 1, ?)
            ON CONFLICT (counted) DO UPDATE
            SET in_a_row = CASE WHEN known.last_at < ? THEN 1 ELSE known.in_a_row + 1 END,
                last_at = excluded.last_at,
                locked_until = CASE WHEN known.last_at >= ? AND known.in_a_row + 1 >= ?
                    THEN excluded.last_at
                        + least(?, ? * 2 ^ least(known.in_a_row + 1 - ?, 10)) * interval '1 second' END
            WHERE known.locked_until IS NULL OR known.locked_until <= excluded.last_at
            RETURNING locked_until IS NOT NULL
            """;

    private static final String LOCKED_UNTIL = """
            SELECT locked_until FROM login_failures WHERE counted = ?
            """;

    private static final String FORGIVE_LOGIN = """
            DELETE FROM login_failures WHERE counted = ?
            """;

    /** Only this try: who knows one password must not get a hundred further guesses for it. */
    private static final String TAKE_BACK = """
            UPDATE login_failures SET in_a_row = in_a_row - 1, locked_until = NULL WHERE counted = ?
            """;

    private static final String FORGET = """
            DELETE FROM login_failures WHERE last_at < ?
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    LoginThrottle(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Counts a try that is about to be made.
     *
     * @param login in lower case
     * @return what is locked from now on should the try fail, e.g. {@code login hry}; usually nothing
     * @throws Failure.TooManyTries where it must not be made yet
     */
    List<String> begin(String login, String address) {
        var locks = new ArrayList<String>();
        try (var connection = dataSource.getConnection()) {
            if (count(connection, ofAddress(address), TRIES_OF_AN_ADDRESS, ADDRESS_IS_REMEMBERED)) {
                locks.add("address " + address);
            }
            if (count(connection, ofLogin(login), TRIES_OF_A_LOGIN, LOGIN_IS_REMEMBERED)) {
                locks.add("login " + login);
            }
            return locks;
        } catch (SQLException e) {
            throw new IllegalStateException("The try to log in could not be counted", e);
        }
    }

    /** The password was right. */
    void succeeded(String login, String address) {
        try (var connection = dataSource.getConnection()) {
            run(connection, FORGIVE_LOGIN, ofLogin(login));
            run(connection, TAKE_BACK, ofAddress(address));
        } catch (SQLException e) {
            throw new IllegalStateException("The try to log in could not be forgiven", e);
        }
    }

    /** The person is given another password, so that tries for the one ahead of it count no more. */
    void forgive(String login) {
        try (var connection = dataSource.getConnection()) {
            run(connection, FORGIVE_LOGIN, ofLogin(login));
        } catch (SQLException e) {
            throw new IllegalStateException("The tries to log in could not be forgiven", e);
        }
    }

    private boolean count(Connection connection, String counted, int tries, Duration remembered) throws SQLException {
        var now = clock.instant();
        try (var upsert = connection.prepareStatement(COUNT)) {
            upsert.setString(1, counted);
            upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(3, now.minus(remembered).atOffset(ZoneOffset.UTC));
            upsert.setObject(4, now.minus(remembered).atOffset(ZoneOffset.UTC));
            upsert.setInt(5, tries);
            upsert.setInt(6, LONGEST_WAIT_SECONDS);
            upsert.setInt(7, FIRST_WAIT_SECONDS);
            upsert.setInt(8, tries);
            try (var row = upsert.executeQuery()) {
                if (row.next()) {
                    return row.getBoolean(1);
                }
            }
        }
        throw new Failure.TooManyTries(untilUnlocked(connection, counted, now));
    }

    private static Duration untilUnlocked(Connection connection, String counted, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(LOCKED_UNTIL)) {
            select.setString(1, counted);
            try (var row = select.executeQuery()) {
                var until = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                return until == null
                        ? Duration.ofSeconds(1)
                        : Duration.between(now, until.toInstant()).plusMillis(999);
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        try (var connection = dataSource.getConnection()) {
            run(connection, FORGET, clock.instant().minus(LOGIN_IS_REMEMBERED).atOffset(ZoneOffset.UTC));
        } catch (SQLException e) {
            throw new IllegalStateException("Old tries to log in could not be forgotten", e);
        }
    }

    private static void run(Connection connection, String statement, Object parameter) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, parameter);
            prepared.executeUpdate();
        }
    }

    private static String ofLogin(String login) {
        return "login:" + login;
    }

    /** Whoever has one IPv6 address usually has all of its network. */
    private static String ofAddress(String address) {
        try {
            var ip = InetAddress.getByName(address);
            return ip instanceof Inet6Address
                    ? "address:" + HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES)) + "/64"
                    : "address:" + ip.getHostAddress();
        } catch (UnknownHostException e) {
            return "address:" + address;
        }
    }
}
