package fr.gestan.gsupport.server.demo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** An invented catalogue: what is on sale, and what was. */
@ApplicationScoped
class SamplePacks {

    private static final String AUTHOR = "ADV";

    private static final List<SamplePack> PACKS = List.of(
            new SamplePack("Découverte 30 minutes", 30, 3_900, 6, true, null),
            new SamplePack("Pack 1 heure", 60, 7_500, null, false, null),
            new SamplePack("Pack 3 heures", 180, 21_000, 24, false, null),
            new SamplePack("Pack 5 heures", 300, 33_000, 24, false, null),
            new SamplePack("Pack 10 heures", 600, 62_000, 36, false, null),
            new SamplePack("Pack rentrée 2 heures", 120, 12_900, 12, true, LocalDate.of(2025, 10, 31)));

    private static final String INSERT = """
            INSERT INTO pack (label, minutes, price_cents, validity_months, binding_validity, on_sale_to, changed_at,
                changed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;

    SamplePacks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record SamplePack(
            String label, int minutes, int priceCents, Integer validityMonths, boolean binding, LocalDate onSaleTo) {}

    void insert(Instant now) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var pack : PACKS) {
                insert.setString(1, pack.label());
                insert.setInt(2, pack.minutes());
                insert.setInt(3, pack.priceCents());
                insert.setObject(4, pack.validityMonths(), Types.INTEGER);
                insert.setBoolean(5, pack.binding());
                insert.setObject(6, pack.onSaleTo(), Types.DATE);
                insert.setObject(7, now.atOffset(ZoneOffset.UTC));
                insert.setString(8, AUTHOR);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
