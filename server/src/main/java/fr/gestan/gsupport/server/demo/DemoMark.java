package fr.gestan.gsupport.server.demo;

import fr.gestan.gsupport.server.identity.Secrets;
import java.sql.Connection;
import java.sql.SQLException;

/** How the data of the demo is told from real data: only there is a key that everybody knows. */
public final class DemoMark {

    static final String KEY = "gsk_demo_shop";

    private static final String IS_THERE = """
            SELECT EXISTS (SELECT FROM api_key WHERE key_hash = ?)
            """;

    private DemoMark() {}

    /** Whether a database is the demo's. */
    public static boolean isIn(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(IS_THERE)) {
            select.setBytes(1, Secrets.hash(KEY));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
