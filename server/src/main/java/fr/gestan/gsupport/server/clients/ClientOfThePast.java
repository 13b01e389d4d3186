package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A client as another program knew it.
 *
 * @param id the visible number, which it keeps
 * @param doNotInterveneReason null: NPI is off
 */
public record ClientOfThePast(long id, ClientData data, String doNotInterveneReason) {

    private static final String INSERT = """
            INSERT INTO client (id, company_name, ape_code, last_name, first_name, email, address, postal_code, city,
                country, phone, partner_code, licence_number, hosting, npi_active, npi_reason, npi_since, npi_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String USE_UP_IDS = """
            SELECT count(nextval('client_id_seq'))
            FROM generate_series((SELECT last_value FROM client_id_seq), ?)
            """;

    /**
     * A client whose data are stored as those that are typed.
     *
     * @throws fr.gestan.gsupport.server.http.Failure.Invalid where it has no company name
     */
    public static ClientOfThePast of(long id, ClientData data, String doNotInterveneReason) {
        return new ClientOfThePast(id, CleanText.of(data), doNotInterveneReason);
    }

    /**
     * Inserts those of whom there is none with their number, in the transaction of that connection. They are no act of
     * anybody's, so the audit tells of them all together where they come from.
     *
     * @param npiBy the code of who is named where one is in NPI
     */
    public static void insert(Connection connection, List<ClientOfThePast> clients, String npiBy, Instant npiSince)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var client : clients) {
                client.bind(insert, npiBy, npiSince);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Sees to it that no later client gets a number up to that one. */
    public static void useUpIds(Connection connection, long upTo) throws SQLException {
        try (var select = connection.prepareStatement(USE_UP_IDS)) {
            select.setLong(1, upTo);
            select.execute();
        }
    }

    private void bind(PreparedStatement insert, String npiBy, Instant npiSince) throws SQLException {
        boolean npi = doNotInterveneReason != null;
        int column = 0;
        insert.setLong(++column, id);
        insert.setString(++column, data.companyName());
        insert.setString(++column, data.apeCode());
        insert.setString(++column, data.lastName());
        insert.setString(++column, data.firstName());
        insert.setString(++column, data.email());
        insert.setString(++column, data.address());
        insert.setString(++column, data.postalCode());
        insert.setString(++column, data.city());
        insert.setString(++column, data.country());
        insert.setString(++column, data.phone());
        insert.setString(++column, data.partnerCode());
        insert.setString(++column, data.licenceNumber());
        insert.setString(++column, data.hosting().name());
        insert.setBoolean(++column, npi);
        insert.setString(++column, doNotInterveneReason);
        insert.setObject(
                ++column,
                npi ? OffsetDateTime.ofInstant(npiSince, ZoneOffset.UTC) : null,
                Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setString(++column, npi ? npiBy : null);
    }
}
