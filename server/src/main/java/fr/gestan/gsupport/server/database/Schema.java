package fr.gestan.gsupport.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables, for whoever comes before the first start of a server, which makes them otherwise. */
public final class Schema {

    private static final String IS_THERE = "SELECT to_regclass('technician') IS NOT NULL";

    private Schema() {}

    /** Whether there are any. */
    public static boolean isThere(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(IS_THERE);
                var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Makes them, as the role that owns the schema. A server that starts meanwhile waits, or has made them.
     *
     * @throws SQLException where that fails
     */
    public static void migrate(DatabaseAccess access) throws SQLException {
        try {
            var result = Flyway.configure()
                    .dataSource(access.url(), access.ownerUser(), access.ownerPassword())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("serverRole", access.serverUser()))
                    .cleanDisabled(true)
                    .load()
                    .migrate();
            if (result.migrationsExecuted == 0 && result.targetSchemaVersion == null) {
                throw new SQLException("The tables of gSupport were not found in this build");
            }
        } catch (FlywayException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }
}
