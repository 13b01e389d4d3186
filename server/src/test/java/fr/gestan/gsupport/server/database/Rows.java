package fr.gestan.gsupport.server.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands in the database, as tests look at it beside the API; and connections for those that try to break it. */
public final class Rows {

    private Rows() {}

    /** All rows, read with the server's rights; columns by name, as the driver gives them. */
    public static List<Map<String, Object>> all(String sql, Object... parameters) {
        try (var connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                var rows = new ArrayList<Map<String, Object>>();
                var columns = row.getMetaData();
                while (row.next()) {
                    var values = new LinkedHashMap<String, Object>();
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        values.put(columns.getColumnLabel(column), row.getObject(column));
                    }
                    rows.add(values);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    public static Object value(String sql, Object... parameters) {
        return all(sql, parameters).get(0).values().iterator().next();
    }

    public static long number(String sql, Object... parameters) {
        return ((Number) value(sql, parameters)).longValue();
    }

    /**
     * How many lines, mails and audit entries of what was done there are of a client: what must not grow where nothing is
     * done. What was refused is in the audit too, and counted elsewhere.
     */
    public static Map<String, Object> written(long clientId) {
        return all("""
                SELECT (SELECT count(*) FROM ledger_line WHERE client_id = ?) AS lines,
                    (SELECT count(*) FROM mail WHERE client_id = ?) AS mails,
                    (SELECT count(*) FROM audit WHERE client_id = ? AND result = 'OK') AS audited
                """, clientId, clientId, clientId).get(0);
    }

    /** As the role that owns the schema. */
    public static Connection asOwner() throws SQLException {
        return connect("quarkus.flyway.username", "quarkus.flyway.password");
    }

    /** As the role that the server works with. */
    public static Connection asServer() throws SQLException {
        return connect("quarkus.datasource.username", "quarkus.datasource.password");
    }

    private static Connection connect(String userSetting, String passwordSetting) throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue(userSetting, String.class),
                config.getValue(passwordSetting, String.class));
    }
}
