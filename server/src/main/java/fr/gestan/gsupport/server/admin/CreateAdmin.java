package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.NewTechnician;
import fr.gestan.gsupport.server.demo.DemoMark;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.accounts.AccountEntry;
import fr.gestan.gsupport.server.identity.accounts.PasswordRules;
import fr.gestan.gsupport.server.identity.sessions.Passwords;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * {@code gsupport admin create-admin [--code ADM] [--name "…"] [--login adm] [--demo]}: the first administrator of an
 * installation, or one more where all have left or forgotten their passwords. Asks for what the options do not tell, and
 * for the password.
 */
final class CreateAdmin implements Subcommand {

    /** As the audit names who does it: whoever may start programs on the server. */
    private static final String ACTOR = "console";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int TRIES = 3;

    private final OpenDatabase.Source databases;
    private final Prompt prompt;
    private final PrintStream out;
    private final PrintStream err;

    CreateAdmin(OpenDatabase.Source databases, Prompt prompt, PrintStream out, PrintStream err) {
        this.databases = databases;
        this.prompt = prompt;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "create-admin";
    }

    /** Why there will be no account, as a sentence. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence, null, false, false);
        }
    }

    @Override
    public int run(List<String> typed) {
        var options = CreateAdminOptions.read(typed);
        try {
            var account = account(options);
            var passwordHash = Passwords.hash(password(account));
            try (var database = options.demo() ? databases.open(true) : databases.openOrMake()) {
                if (!options.demo()) {
                    database.makeTablesIfNone();
                }
                try (var connection = database.connect()) {
                    create(connection, account, passwordHash, options.demo());
                }
            }
            out.println(Words.say("create-admin.done", account.code(), account.login()));
            return AdminCommand.HOLDS;
        } catch (Refused e) {
            err.println(e.getMessage());
            return AdminCommand.DOES_NOT_HOLD;
        } catch (IOException | SQLException e) {
            err.println(Words.say("create-admin.failed", e.getMessage()));
            return AdminCommand.NOT_DONE;
        }
    }

    private AccountEntry account(CreateAdminOptions options) throws IOException, Refused {
        var code = orAsk(options.code(), "code");
        var name = orAsk(options.name(), "name");
        var login = orAsk(options.login(), "login");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Refused(Words.say("create-admin.fullName"));
        }
        try {
            return AccountEntry.read(new NewTechnician(code, name, null, login, List.of(Role.ADMIN), null));
        } catch (Failure.Invalid e) {
            throw new Refused(Words.say("create-admin." + e.violations().get(0).field()));
        }
    }

    private String orAsk(String told, String what) throws IOException {
        if (told != null) {
            return told.strip();
        }
        var answer = prompt.ask(Words.say("create-admin.ask." + what));
        return answer == null ? "" : answer.strip();
    }

    private String password(AccountEntry account) throws IOException, Refused {
        for (int tries = 1; ; tries++) {
            try {
                return passwordOnce(account);
            } catch (Refused e) {
                if (!prompt.isPerson() || tries == TRIES) {
                    throw e;
                }
                err.println(e.getMessage());
            }
        }
    }

    private String passwordOnce(AccountEntry account) throws IOException, Refused {
        var password = prompt.askSecretly(Words.say("create-admin.ask.password"));
        if (password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            throw new Refused(Words.say("create-admin.no-password"));
        }
        var weakness = PasswordRules.weakness(password, account.owner());
        if (weakness.isPresent()) {
            throw new Refused(Words.say("create-admin.password", weakness.get().inWords(Locale.FRENCH)));
        }
        if (prompt.isPerson() && !password.equals(prompt.askSecretly(Words.say("create-admin.ask.again")))) {
            throw new Refused(Words.say("create-admin.different"));
        }
        return password;
    }

    private static void create(Connection connection, AccountEntry account, String passwordHash, boolean demo)
            throws SQLException, Refused {
        if (!demo && DemoMark.isIn(connection)) {
            throw new Refused(Words.say("create-admin.is-demo"));
        }
        connection.setAutoCommit(false);
        try {
            account.insert(connection, passwordHash, ACTOR, null, now(connection));
            connection.commit();
        } catch (Failure.Conflict e) {
            connection.rollback();
            var taken = e.slug().equals("code-taken") ? account.code() : account.login();
            throw new Refused(Words.say("create-admin." + e.slug(), taken));
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT now()");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
