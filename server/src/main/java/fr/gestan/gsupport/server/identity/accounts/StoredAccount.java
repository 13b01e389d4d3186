package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.server.identity.StoredRoles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An account as the table has it, without the hash of its password.
 *
 * @param roles in the order of {@link Role}
 */
record StoredAccount(
        String code,
        String fullName,
        String phone,
        String login,
        List<Role> roles,
        boolean active,
        boolean hasPassword,
        Instant passwordChangedAt,
        Instant createdAt) {

    private static final String COLUMNS = """
            SELECT code, full_name, phone, login, roles, active, password_hash IS NOT NULL AS has_password,
                password_changed_at, created_at
            FROM technician
            """;

    private static final String PAGE = COLUMNS + "WHERE code > ? AND code <> ? ORDER BY code LIMIT ?";
    private static final String ONE = COLUMNS + "WHERE code = ?";

    /** Weaker than FOR UPDATE: whoever refers to the row, as each login and each line does, need not wait. */
    private static final String ONE_LOCKED = ONE + " FOR NO KEY UPDATE";

    /** Those of a page, in the order of their codes, without the one of the house. */
    static List<StoredAccount> page(Connection connection, String afterCode, String house, int count)
            throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            select.setString(1, afterCode);
            select.setString(2, house);
            select.setInt(3, count);
            return read(select.executeQuery());
        }
    }

    static Optional<StoredAccount> find(Connection connection, String code) throws SQLException {
        return one(connection, ONE, code);
    }

    /** The account as it stands, for this transaction to change. */
    static Optional<StoredAccount> lock(Connection connection, String code) throws SQLException {
        return one(connection, ONE_LOCKED, code);
    }

    boolean isAdministrator() {
        return active && roles.contains(Role.ADMIN);
    }

    PasswordRules.Owner owner() {
        return new PasswordRules.Owner(code, login, fullName);
    }

    /** The names of the fields in which another one is different, activity apart; of roles also which. */
    List<String> changesTo(StoredAccount other) {
        var changed = new ArrayList<String>();
        if (!fullName.equals(other.fullName)) {
            changed.add("fullName");
        }
        if (!Objects.equals(phone, other.phone)) {
            changed.add("phone");
        }
        if (!login.equals(other.login)) {
            changed.add("login");
        }
        if (!roles.equals(other.roles)) {
            changed.add("roles (" + AccountEntry.inWords(roles) + " to " + AccountEntry.inWords(other.roles) + ")");
        }
        return changed;
    }

    Technician forTheApi() {
        return new Technician(code, fullName, phone, login, roles, active, hasPassword, passwordChangedAt, createdAt);
    }

    private static Optional<StoredAccount> one(Connection connection, String sql, String code) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, code);
            return read(select.executeQuery()).stream().findFirst();
        }
    }

    private static List<StoredAccount> read(ResultSet rows) throws SQLException {
        try (rows) {
            var accounts = new ArrayList<StoredAccount>();
            while (rows.next()) {
                var roles = StoredRoles.read(rows.getArray("roles"));
                accounts.add(new StoredAccount(
                        rows.getString("code"),
                        rows.getString("full_name"),
                        rows.getString("phone"),
                        rows.getString("login"),
                        roles.stream().sorted().toList(),
                        rows.getBoolean("active"),
                        rows.getBoolean("has_password"),
                        instant(rows, "password_changed_at"),
                        instant(rows, "created_at")));
            }
            return accounts;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
