package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Logs people in and out. */
@ApplicationScoped
class Logins {

    /** Each check of a password takes 19 MiB and a core: more at once would only be slower, for everybody. */
    private static final int CHECKS_AT_ONCE = 4;

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(5);

    private static final String ACCOUNT = """
            SELECT code, full_name, password_hash, roles FROM technician WHERE login = ? AND active
            """;

    private static final String OPEN = """
            INSERT INTO session (token_hash, code, created_at, expires_at) VALUES (?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final Duration lifetime;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE, true);

    Logins(
            AgroalDataSource dataSource,
            Audit audit,
            LoginThrottle throttle,
            Clock clock,
            @ConfigProperty(name = "gsupport.session.hours") long lifetimeHours) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.throttle = throttle;
        this.clock = clock;
        this.lifetime = Duration.ofHours(lifetimeHours);
    }

    private record Account(String code, String fullName, String passwordHash, Set<Role> roles) {}

    /** Opens a session; a wrong login and a wrong password fail alike, and take the same time. */
    Session open(Credentials credentials, String address) {
        var login = credentials.login().strip().toLowerCase(Locale.ROOT);
        var account = check(login, credentials.password(), address);
        var now = clock.instant();
        if (account.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.write(
                            new Audit.Entry("-", "session.open", null, "login " + login, address, "FAILED", null),
                            now));
            throw new Failure.NotLoggedIn("The login or the password is wrong.");
        }
        return QuarkusTransaction.requiringNew().call(() -> open(account.get(), address, now));
    }

    private Optional<Account> check(String login, String password, String address) {
        var account = find(login);
        waitForTurn();
        try {
            throttle.check(login, address);
            var hash = account.map(Account::passwordHash).orElse(null);
            if (Passwords.matches(password, hash)) {
                throttle.succeeded(login, address);
                return account;
            }
            throttle.failed(login, address);
            return Optional.empty();
        } finally {
            checks.release();
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
                        ? Optional.of(new Account(
                                row.getString("code"),
                                row.getString("full_name"),
                                row.getString("password_hash"),
                                Callers.roles(row.getArray("roles"))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The account could not be looked up", e);
        }
    }

    private Session open(Account account, String address, Instant now) {
        var token = Secrets.newToken();
        var expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(OPEN)) {
            insert.setBytes(1, Secrets.hash(token));
            insert.setString(2, account.code());
            insert.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setObject(4, OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be opened", e);
        }
        audit.write(new Audit.Entry("person:" + account.code(), "session.open", null, null, address, "OK", null), now);
        var roles = account.roles().stream().sorted().toList();
        return new Session(token, expiresAt, new Session.User(account.code(), account.fullName(), roles));
    }

    /** Ends the session of that token. */
    void close(Caller caller, byte[] tokenHash) {
        QuarkusTransaction.requiringNew().run(() -> {
            delete("DELETE FROM session WHERE token_hash = ?", tokenHash);
            audit.write(
                    new Audit.Entry(caller.id(), "session.close", null, null, caller.address(), "OK", null),
                    clock.instant());
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetExpiredSessions() {
        delete("DELETE FROM session WHERE expires_at < ?", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void delete(String statement, Object parameter) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement(statement)) {
            delete.setObject(1, parameter);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be ended", e);
        }
    }
}
