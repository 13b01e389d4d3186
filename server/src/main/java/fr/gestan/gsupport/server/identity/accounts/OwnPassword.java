package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.me.PasswordChange;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.sessions.PasswordCheck;
import fr.gestan.gsupport.server.identity.sessions.Sessions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Changes a person's own password. */
@ApplicationScoped
class OwnPassword {

    private static final String ACTION = "password.change";

    /** Only from the one that was checked: of two changes at once, the second one's current password is the old one. */
    private static final String CHANGE = """
            UPDATE technician SET password_hash = ?, password_changed_at = ?
            WHERE code = ? AND active AND password_hash = ?
            """;

    private final AgroalDataSource dataSource;
    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    OwnPassword(AgroalDataSource dataSource, PasswordCheck passwords, Sessions sessions, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes it, and ends every login of the person; the answer is a new one, which stays where the one at hand did.
     *
     * @param accessTokenHash of the login at hand
     * @throws Failure.Invalid where the current password is wrong, or the new one too weak or the same
     * @throws Failure.TooManyTries after too many wrong ones
     * @throws Failure.Conflict where the person has no password
     */
    Session change(PasswordChange change, Caller caller, byte[] accessTokenHash, Locale locale) {
        var account = find(caller.code());
        if (!account.hasPassword()) {
            throw new Failure.Conflict(
                    "no-password",
                    "There is no password to change",
                    "You log in by single sign-on and have no password here. An administrator can give you one.");
        }
        PasswordRules.check("newPassword", change.newPassword(), account.owner(), locale);
        var known = passwords
                .known(account.login(), change.currentPassword(), ACTION, caller.address())
                .orElseThrow(() -> notCurrent(locale));
        if (change.newPassword().equals(change.currentPassword())) {
            throw new Failure.Invalid("newPassword", PasswordRules.inWords("unchanged", locale));
        }
        var newHash = passwords.hash(change.newPassword());
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            if (!replace(known, newHash, now)) {
                throw notCurrent(locale);
            }
            boolean stays = sessions.stays(accessTokenHash);
            sessions.endAll(caller.code());
            audit.write(
                    new Audit.Entry(
                            caller.id(),
                            ACTION,
                            null,
                            AccountEntry.target(caller.code()),
                            caller.address(),
                            "OK",
                            null),
                    now);
            return sessions.begin(caller.code(), stays);
        });
    }

    private static Failure.Invalid notCurrent(Locale locale) {
        return new Failure.Invalid("currentPassword", PasswordRules.inWords("not-current", locale));
    }

    private StoredAccount find(String code) {
        try (var connection = dataSource.getConnection()) {
            return StoredAccount.find(connection, code)
                    .orElseThrow(() -> new IllegalStateException("Who is logged in has an account"));
        } catch (SQLException e) {
            throw new IllegalStateException("The account could not be read", e);
        }
    }

    private boolean replace(PasswordCheck.Known known, String newHash, Instant now) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, newHash);
            update.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            update.setString(3, known.code());
            update.setString(4, known.hash());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The password could not be changed", e);
        }
    }
}
