package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.Role;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles as the table {@code technician} keeps them. */
public final class StoredRoles {

    private StoredRoles() {}

    /** The roles of a column; the database knows no others. */
    public static Set<Role> read(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
