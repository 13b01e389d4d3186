package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.identity.Secrets;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What a server process needs before there is work to do: a person who is logged in, and clients without credit. */
public final class OpenDesk {

    /** The access token of somebody who may record and sell. */
    public static final String TOKEN = "open-desk-token";

    private static final String PERSON = """
            INSERT INTO technician (code, full_name, phone, login, roles)
            VALUES ('DSK', 'Desk', '0188000000', 'dsk', '{TECHNICIAN, SALES_ADMIN}');
            INSERT INTO session (token_hash, code, created_at, expires_at)
            VALUES (?, 'DSK', now(), now() + interval '1 day')
            """;

    private static final String CLIENTS = """
            INSERT INTO client (id, company_name, email)
            SELECT id, 'Client ' || id, 'client' || id || '@desk.example' FROM generate_series(1, ?) AS id
            """;

    private OpenDesk() {}

    /** Once, after a server has made the schema; the clients are 1 to {@code clients}. */
    public static void in(DatabaseAccess database, int clients) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var person = connection.prepareStatement(PERSON);
                var client = connection.prepareStatement(CLIENTS)) {
            person.setBytes(1, Secrets.hash(TOKEN));
            person.execute();
            client.setInt(1, clients);
            client.execute();
        }
    }
}
