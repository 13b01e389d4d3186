package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.NewTechnician;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.TypedText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A new account, on its way into the table: through the API, or from the server's own console.
 *
 * @param login as it is kept
 * @param roles in the order of {@link Role}
 */
public record AccountEntry(String code, String fullName, String phone, String login, List<Role> roles) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");

    private static final String INSERT = """
            INSERT INTO technician (code, full_name, phone, login, roles, password_hash, password_changed_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CODE_IS_TAKEN = """
            SELECT EXISTS (SELECT FROM technician WHERE code = ?)
            """;

    public AccountEntry {
        roles = List.copyOf(new TreeSet<>(roles));
    }

    /** @throws Failure.Invalid where something is missing or can not be kept */
    public static AccountEntry read(NewTechnician typed) {
        if (!CODE.matcher(typed.code()).matches()) {
            throw new Failure.Invalid("code", "must be 2 to 10 capital letters or digits, such as HRY");
        }
        return new AccountEntry(
                typed.code(),
                TypedText.needed("fullName", typed.fullName()),
                TypedText.clean("phone", typed.phone()),
                TypedLogin.read(typed.login()),
                typed.roles());
    }

    /** @throws Failure.Invalid where the password is too weak for this person */
    public void check(String password, Locale locale) {
        PasswordRules.check("password", password, owner(), locale);
    }

    /** What is known of the person, and so makes no password. */
    public PasswordRules.Owner owner() {
        return new PasswordRules.Owner(code, login, fullName);
    }

    /**
     * Inserts it, with its entry in the audit, in the transaction of that connection.
     *
     * @param passwordHash null: nobody can log in with a password
     * @param actor who does it, as the audit names it
     * @param address where it comes from; may be null
     * @throws Failure.Conflict where the code or the login is somebody's
     */
    public void insert(Connection connection, String passwordHash, String actor, String address, Instant now)
            throws SQLException {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, code);
            insert.setString(2, fullName);
            insert.setString(3, phone);
            insert.setString(4, login);
            insert.setArray(5, connection.createArrayOf("text", names(roles).toArray()));
            insert.setString(6, passwordHash);
            insert.setObject(7, passwordHash == null ? null : at);
            insert.setObject(8, at);
            if (insert.executeUpdate() == 0) {
                throw codeIsTaken(connection) ? codeTaken(code) : loginTaken();
            }
        }
        var detail = "roles " + inWords(roles) + (passwordHash == null ? "; no password" : "");
        Audit.write(
                new Audit.Entry(actor, "technician.create", null, target(code), address, "OK", detail),
                now,
                connection);
    }

    private boolean codeIsTaken(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(CODE_IS_TAKEN)) {
            select.setString(1, code);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static Failure.Conflict codeTaken(String code) {
        return new Failure.Conflict(
                "code-taken",
                "This code is taken",
                "The code " + code + " is or was somebody's: it stands in the history for good. Take another one.");
    }

    static Failure.Conflict loginTaken() {
        return new Failure.Conflict(
                "login-taken", "This login is taken", "Somebody has this login already, or had it. Take another one.");
    }

    /** How the audit names an account. */
    static String target(String code) {
        return "technician " + code;
    }

    static List<String> names(Collection<Role> roles) {
        return roles.stream().map(Role::name).toList();
    }

    static String inWords(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }
}
