package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.server.identity.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** People whose lines are imported and who have no account here: each gets one that can not log in and may do nothing. */
final class FormerAuthors {

    private static final String THERE = "SELECT EXISTS (SELECT FROM technician WHERE code = ?)";

    private FormerAuthors() {}

    /**
     * Inserts those that are missing.
     *
     * @return their codes
     */
    static List<String> insert(Connection connection, Collection<String> codes, Instant now) throws SQLException {
        var missing = new ArrayList<String>();
        try (var there = connection.prepareStatement(THERE)) {
            for (var code : codes) {
                there.setString(1, code);
                try (var row = there.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        missing.add(code);
                    }
                }
            }
        }
        for (var code : missing) {
            new AccountEntry(code, code, null, "ancien." + code.toLowerCase(Locale.ROOT), List.of())
                    .insert(connection, null, "console", null, now);
        }
        return missing;
    }
}
