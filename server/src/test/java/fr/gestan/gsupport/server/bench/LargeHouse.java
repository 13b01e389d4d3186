package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A million clients, and a million lines and mails of some of them. Both are made once, in some minutes: a database that has
 * them already is used as it is.
 */
final class LargeHouse {

    private static final String SAMPLE = """
            SELECT id, company_name, last_name, email, city, phone, licence_number
            FROM client
            WHERE id IN (SELECT n * 9973 + 13 FROM generate_series(0, ?) AS n)
            ORDER BY id
            """;

    private static final String INDEXES = """
            SELECT indexname, indexdef
            FROM pg_indexes
            WHERE tablename = ANY (?) AND indexname NOT IN (SELECT conname FROM pg_constraint)
            """;

    private static final String WHAT_TRIGGERS_WOULD_MAKE = """
            INSERT INTO account (client_id) SELECT id FROM client ON CONFLICT DO NOTHING;
            INSERT INTO mail_preference (client_id) SELECT id FROM client ON CONFLICT DO NOTHING;
            """;

    private LargeHouse() {}

    /** A client that somebody looks for. */
    record Sample(long id, String company, String lastName, String email, String city, String phone, String licence) {}

    /** @return some of the clients, the same in every run */
    static List<Sample> withClients(DatabaseAccess database, int samples) throws SQLException, IOException {
        try (var connection = owner(database)) {
            var sample = sample(connection, samples);
            if (sample.isEmpty()) {
                BenchmarkData.logIn(connection);
                fill(connection, "million-clients.sql", WHAT_TRIGGERS_WOULD_MAKE, "client", "client_word");
                sample = sample(connection, samples);
            }
            return sample;
        }
    }

    /** Of clients that there are already. */
    static void withLines(DatabaseAccess database) throws SQLException, IOException {
        try (var connection = owner(database);
                var statement = connection.createStatement()) {
            boolean empty;
            try (var row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM ledger_line)")) {
                row.next();
                empty = row.getBoolean(1);
            }
            if (empty) {
                fill(connection, "million-lines.sql", "", "ledger_line", "account", "mail");
            }
        }
    }

    private static Connection owner(DatabaseAccess database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
    }

    private static List<Sample> sample(Connection connection, int samples) throws SQLException {
        try (var select = connection.prepareStatement(SAMPLE)) {
            select.setInt(1, samples - 1);
            var sample = new ArrayList<Sample>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    sample.add(new Sample(
                            row.getLong("id"),
                            row.getString("company_name"),
                            row.getString("last_name"),
                            row.getString("email"),
                            row.getString("city"),
                            row.getString("phone"),
                            row.getString("licence_number")));
                }
            }
            return sample;
        }
    }

    /** Indexes are made afterwards: growing them by a million rows one by one takes ten times as long. */
    private static void fill(Connection connection, String script, String more, String... tables)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '512MB'");
            var indexes = indexes(connection, tables);
            for (var table : tables) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            for (var index : indexes.keySet()) {
                statement.execute("DROP INDEX " + index);
            }
            for (var sql : (read(script) + more).split(";\n")) {
                statement.execute(sql);
            }
            for (var index : indexes.values()) {
                statement.execute(index);
            }
            for (var table : tables) {
                statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static Map<String, String> indexes(Connection connection, String... tables) throws SQLException {
        try (var select = connection.prepareStatement(INDEXES)) {
            select.setArray(1, connection.createArrayOf("name", tables));
            var indexes = new LinkedHashMap<String, String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    indexes.put(row.getString(1), row.getString(2));
                }
            }
            return indexes;
        }
    }

    private static String read(String script) throws IOException {
        try (var stream = LargeHouse.class.getResourceAsStream("/bench/" + script)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
