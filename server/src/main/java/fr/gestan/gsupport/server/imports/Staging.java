package fr.gestan.gsupport.server.imports;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way, in tables that end with the connection: PostgreSQL sorts more of them than fit into memory. */
final class Staging {

    private static final String TABLES = """
            CREATE TEMPORARY TABLE told_balance (
                client_id bigint, client_row bigint, told_minutes integer, valid_until date);
            CREATE TEMPORARY TABLE old_line (
                client_id bigint, id bigint, history_row bigint, by_code text, summary text, advice text,
                balance_before integer, balance_after integer, duration_minutes integer, performed_at timestamptz);
            """;

    /** Rows of an account side by side, with what the table of clients says of it. */
    static final String SELECT = """
            SELECT client_id, client_row, told_minutes, valid_until, id, history_row, by_code, summary, advice,
                balance_before, balance_after, duration_minutes, performed_at
            FROM told_balance FULL JOIN old_line USING (client_id)
            ORDER BY client_id, id
            """;

    private final Connection connection;

    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        try (var create = connection.createStatement()) {
            create.execute(TABLES);
        }
    }

    /** Takes rows of one of the tables until it is closed. */
    private CSVPrinter into(String table) throws SQLException, IOException {
        var copy = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN WITH (FORMAT csv)");
        Writer writer = new OutputStreamWriter(copy, StandardCharsets.UTF_8);
        return new CSVPrinter(writer, CSVFormat.POSTGRESQL_CSV);
    }

    CSVPrinter clients() throws SQLException, IOException {
        return into("told_balance");
    }

    CSVPrinter lines() throws SQLException, IOException {
        return into("old_line");
    }
}
