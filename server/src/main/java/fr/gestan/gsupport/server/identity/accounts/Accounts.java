package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.NewTechnician;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.api.technicians.TechnicianData;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.TypedText;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.sessions.PasswordCheck;
import fr.gestan.gsupport.server.identity.sessions.Sessions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What administrators do to accounts: each act with its audit entry in one transaction. */
@ApplicationScoped
class Accounts {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final String UNIQUE_VIOLATION = "23505";

    /** Of two who take the rights of two different administrators away, the second waits, and sees who is left. */
    private static final String LOCK_ADMINISTRATORS = """
            SELECT code FROM technician
            WHERE active AND 'ADMIN' = ANY (roles)
            ORDER BY code
            FOR NO KEY UPDATE
            """;

    private static final String UPDATE = """
            UPDATE technician SET full_name = ?, phone = ?, login = ?, roles = ?, active = ? WHERE code = ?
            """;

    private static final String SET_PASSWORD = """
            UPDATE technician SET password_hash = ?, password_changed_at = ? WHERE code = ?
            """;

    private final AgroalDataSource dataSource;
    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Accounts(AgroalDataSource dataSource, PasswordCheck passwords, Sessions sessions, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * A page of accounts, in the order of their codes.
     *
     * @param after null: the first; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<Technician> page(int limit, String after) {
        var afterCode = after == null ? "" : PageKey.read(after);
        if (after != null && !CODE.matcher(afterCode).matches()) {
            throw PageKey.notOurs();
        }
        var accounts = onConnection(connection -> StoredAccount.page(connection, afterCode, Caller.HOUSE, limit + 1));
        boolean more = accounts.size() > limit;
        var shown = more ? accounts.subList(0, limit) : accounts;
        return new Page<>(
                shown.stream().map(StoredAccount::forTheApi).toList(),
                more ? PageKey.write(shown.get(limit - 1).code()) : null);
    }

    /** @throws Failure.NotFound where there is no such person */
    Technician find(String code) {
        return checked(
                        code,
                        onConnection(connection -> isCode(code)
                                ? StoredAccount.find(connection, code).orElse(null)
                                : null))
                .forTheApi();
    }

    /**
     * Creates an account.
     *
     * @param locale in which the administrator reads what is wrong with a password
     * @throws Failure.Invalid where the password is too weak
     * @throws Failure.Conflict where the code or the login is somebody's
     */
    Technician create(NewTechnician typed, Caller caller, Locale locale) {
        var entry = AccountEntry.read(typed);
        if (typed.password() != null) {
            entry.check(typed.password(), locale);
        }
        var hash = typed.password() == null ? null : passwords.hash(typed.password());
        inTransaction(connection -> {
            entry.insert(connection, hash, caller.id(), caller.address(), clock.instant());
            return null;
        });
        return find(entry.code());
    }

    /**
     * Replaces an account's data; what is the same already leaves no trace. Who is deactivated is logged out.
     *
     * @throws Failure.NotFound where there is no such person
     * @throws Failure.Conflict where the login is somebody else's, no administrator would be left, or it is the house
     */
    Technician change(String code, TechnicianData typed, Caller caller) {
        var fullName = TypedText.needed("fullName", typed.fullName());
        var phone = TypedText.clean("phone", typed.phone());
        var login = TypedLogin.read(typed.login());
        return inTransaction(connection -> {
            var administrators = lockAdministrators(connection);
            var before = lock(connection, code);
            var after = new StoredAccount(
                    code,
                    fullName,
                    phone,
                    login,
                    List.copyOf(new TreeSet<Role>(typed.roles())),
                    Objects.requireNonNullElse(typed.active(), before.active()),
                    before.hasPassword(),
                    before.passwordChangedAt(),
                    before.createdAt());
            if (before.isAdministrator() && !after.isAdministrator() && administrators.size() == 1) {
                throw new Failure.Conflict(
                        "last-administrator",
                        "This is the last administrator",
                        "Nobody else can manage accounts: make somebody else an administrator first.");
            }
            if (!before.equals(after)) {
                update(connection, after);
                tell(before, after, caller);
                if (!after.active()) {
                    sessions.endAll(code);
                }
            }
            return after.forTheApi();
        });
    }

    /**
     * Gives somebody another password. That person is logged out everywhere, and may try to log in again at once however
     * many wrong tries there were.
     *
     * @throws Failure.Invalid where it is too weak
     * @throws Failure.NotFound where there is no such person
     * @throws Failure.Conflict where it is the house
     */
    void resetPassword(String code, String password, Caller caller, Locale locale) {
        var known = onConnection(connection -> checked(
                code, isCode(code) ? StoredAccount.find(connection, code).orElse(null) : null));
        PasswordRules.check("password", password, known.owner(), locale);
        var hash = passwords.hash(password);
        inTransaction(connection -> {
            var account = lock(connection, code);
            var now = clock.instant();
            try (var update = connection.prepareStatement(SET_PASSWORD)) {
                update.setString(1, hash);
                update.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                update.setString(3, code);
                update.executeUpdate();
            }
            sessions.endAll(code);
            passwords.forgive(account.login());
            write("password.reset", code, null, caller, now);
            return null;
        });
    }

    private StoredAccount lock(Connection connection, String code) throws SQLException {
        return checked(code, isCode(code) ? StoredAccount.lock(connection, code).orElse(null) : null);
    }

    private static StoredAccount checked(String code, StoredAccount account) {
        if (Caller.HOUSE.equals(code)) {
            throw new Failure.Conflict(
                    "house-account",
                    "This is the house account",
                    "What scripts do is written under " + code + ": nobody logs in with it, and nobody changes it.");
        }
        if (account == null) {
            throw new Failure.NotFound("There is nobody with this code.");
        }
        return account;
    }

    private static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    private static Set<String> lockAdministrators(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LOCK_ADMINISTRATORS);
                var row = select.executeQuery()) {
            var codes = new HashSet<String>();
            while (row.next()) {
                codes.add(row.getString("code"));
            }
            return codes;
        }
    }

    private static void update(Connection connection, StoredAccount account) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setString(1, account.fullName());
            update.setString(2, account.phone());
            update.setString(3, account.login());
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "text", AccountEntry.names(account.roles()).toArray()));
            update.setBoolean(5, account.active());
            update.setString(6, account.code());
            update.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw AccountEntry.loginTaken();
            }
            throw e;
        }
    }

    private void tell(StoredAccount before, StoredAccount after, Caller caller) {
        var now = clock.instant();
        var changes = new ArrayList<>(before.changesTo(after));
        if (!changes.isEmpty()) {
            write("technician.update", after.code(), String.join(", ", changes), caller, now);
        }
        if (before.active() != after.active()) {
            write(after.active() ? "technician.reactivate" : "technician.deactivate", after.code(), null, caller, now);
        }
    }

    private void write(String action, String code, String detail, Caller caller, Instant now) {
        audit.write(
                new Audit.Entry(caller.id(), action, null, AccountEntry.target(code), caller.address(), "OK", detail),
                now);
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> onConnection(work));
    }

    private <T> T onConnection(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The accounts could not be read or written", e);
        }
    }
}
