package fr.gestan.gsupport.server.greenbutton;

import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.server.greenbutton.Hit.Proof;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds the accounts that what a Gestan told points at: five look-ups by index, however many clients there are. */
@ApplicationScoped
class Hits {

    /** Of a name that thousands share nobody chooses. */
    private static final int MOST_OF_A_KIND = 200;

    private static final String FIND = """
            WITH told AS MATERIALIZED (
                SELECT nullif(compacted(?::text), '') AS licence, ?::bigint AS id,
                    nullif(lower(btrim(?::text)), '') AS email, nullif(compacted(?::text), '') AS company,
                    nullif(compacted(?::text), '') AS postal_code),
            hit AS (
                (SELECT client.id FROM told JOIN client ON client.licence_number IS NOT NULL
                    AND compacted(client.licence_number) = told.licence LIMIT %1$d)
                UNION
                (SELECT client.id FROM told JOIN client ON client.id = told.id)
                UNION
                (SELECT client.id FROM told JOIN client ON client.email IS NOT NULL
                    AND lower(client.email) = told.email LIMIT %1$d)
                UNION
                (SELECT client.id FROM told JOIN client ON compacted(client.company_name) = told.company LIMIT %1$d))
            SELECT client.id,
                coalesce(compacted(client.licence_number) = told.licence, false) AS by_licence,
                coalesce(client.id = told.id, false) AS by_id,
                coalesce(lower(client.email) = told.email, false) AS by_email,
                coalesce(compacted(client.company_name) = told.company, false) AS by_company,
                coalesce(compacted(client.licence_number) <> told.licence, false) AS other_licence,
                coalesce(position(told.company IN compacted(client.company_name)) = 0
                    AND position(compacted(client.company_name) IN told.company) = 0, false) AS other_company,
                coalesce(compacted(client.postal_code) <> told.postal_code, false) AS other_postal_code
            FROM told CROSS JOIN hit JOIN client ON client.id = hit.id
            """.formatted(MOST_OF_A_KIND);

    private final AgroalDataSource dataSource;

    Hits(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In no order; empty where nothing points at an account. */
    List<Hit> of(GestanAtHand told) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, told.licenceNumber());
            select.setObject(2, told.clientId(), Types.BIGINT);
            select.setString(3, told.email());
            select.setString(4, told.companyName());
            select.setString(5, told.postalCode());
            try (var row = select.executeQuery()) {
                var hits = new ArrayList<Hit>();
                while (row.next()) {
                    hits.add(hit(row));
                }
                return List.copyOf(hits);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The accounts of a Gestan could not be looked up", e);
        }
    }

    private static Hit hit(ResultSet row) throws SQLException {
        var proofs = EnumSet.noneOf(Proof.class);
        add(proofs, Proof.LICENCE_NUMBER, row.getBoolean("by_licence"));
        add(proofs, Proof.CLIENT_ID, row.getBoolean("by_id"));
        add(proofs, Proof.EMAIL, row.getBoolean("by_email"));
        add(proofs, Proof.COMPANY_NAME, row.getBoolean("by_company"));
        return new Hit(
                row.getLong("id"),
                proofs,
                row.getBoolean("other_licence"),
                row.getBoolean("other_company"),
                row.getBoolean("other_postal_code"));
    }

    private static void add(EnumSet<Proof> proofs, Proof proof, boolean points) {
        if (points) {
            proofs.add(proof);
        }
    }
}
