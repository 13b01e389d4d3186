package fr.gestan.gsupport.server.identity.sessions;

import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Whether somebody knows a person's password. Wrong tries are counted and audited, whatever the password is asked for. */
@ApplicationScoped
public class PasswordCheck {

    /** Each check of a password takes 19 MiB and a core: more at once would only be slower, for everybody. */
    private static final int CHECKS_AT_ONCE = 4;

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(5);

    private static final String ACCOUNT = """
            SELECT code, password_hash FROM technician WHERE login = ? AND active
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE, true);

    PasswordCheck(AgroalDataSource dataSource, Audit audit, LoginThrottle throttle, Clock clock) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.throttle = throttle;
        this.clock = clock;
    }

    private static final String STILL_HOLDS = """
            SELECT EXISTS (SELECT FROM technician WHERE code = ? AND active AND password_hash = ? FOR SHARE)
            """;

    private record Account(String code, String passwordHash) {}

    /**
     * A password that was right.
     *
     * @param code the person's
     * @param hash the one that it was checked against
     */
    public record Known(String code, String hash) {

        @Override
        public String toString() {
            return "Known[code=" + code + "]";
        }
    }

    /**
     * Whose password it is. A login that does not exist takes the same time as a wrong password.
     *
     * @param typedLogin whatever its case
     * @param action what the password is asked for, as the audit names it, e.g. {@code session.open}
     * @return the person; empty where login or password is wrong, or the person can not log in
     * @throws Failure.TooManyTries after too many wrong ones
     */
    public Optional<Known> known(String typedLogin, String password, String action, String address) {
        var login = typedLogin.strip().toLowerCase(Locale.ROOT);
        var account = find(login);
        waitForTurn();
        try {
            var locks = throttle.begin(login, address);
            var hash = account.map(Account::passwordHash).orElse(null);
            if (Passwords.matches(password, hash)) {
                throttle.succeeded(login, address);
                return Optional.of(new Known(account.orElseThrow().code(), hash));
            }
            QuarkusTransaction.requiringNew().run(() -> tell(login, action, locks, address));
            return Optional.empty();
        } finally {
            checks.release();
        }
    }

    /**
     * Whether a password that was right still is, and stays so until the end of the caller's transaction: who was given
     * another one, or deactivated, in that moment does not slip in behind.
     */
    boolean stillHolds(Known known) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(STILL_HOLDS)) {
            select.setString(1, known.code());
            select.setString(2, known.hash());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The account could not be looked up", e);
        }
    }

    /** The hash of a new password. It waits for its turn as a check does, and costs the same. */
    public String hash(String newPassword) {
        waitForTurn();
        try {
            return Passwords.hash(newPassword);
        } finally {
            checks.release();
        }
    }

    /** Forgets the wrong tries for a login, in the caller's transaction. */
    public void forgive(String login) {
        throttle.forgive(login);
    }

    private void tell(String login, String action, List<String> locks, String address) {
        var now = clock.instant();
        audit.write(new Audit.Entry("-", action, null, "login " + login, address, "FAILED", null), now);
        for (var lock : locks) {
            audit.write(
                    new Audit.Entry("-", "login.lock", null, lock, address, "REFUSED", "too many wrong passwords"),
                    now);
        }
    }

    private void waitForTurn() {
        try {
            if (!checks.tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure.TooManyTries(LONGEST_QUEUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to check a password", e);
        }
    }

    private Optional<Account> find(String login) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ACCOUNT)) {
            select.setString(1, login);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Account(row.getString("code"), row.getString("password_hash")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The account could not be looked up", e);
        }
    }
}
