package fr.gestan.gsupport.server.audit;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long a page of the audit takes among a million entries of 400 days. It measures and judges nothing; a run of its
 * own, as it fills the database: {@code ./mvnw -pl server -am test -Dtest=AuditSpeedTest -Dgsupport.measure=true
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@EnabledIfSystemProperty(named = "gsupport.measure", matches = "true")
class AuditSpeedTest {

    private static final Logger LOG = Logger.getLogger(AuditSpeedTest.class);
    private static final int PAGE = 50;
    private static final int TIMES = 60;

    private static final String MILLION = """
            INSERT INTO audit (at, actor, action, client_id, target, address, result, detail)
            SELECT now() - (1000000 - number) * interval '34.5 seconds',
                CASE WHEN number % 50000 = 7 THEN 'key:3' ELSE 'person:T' || number % 12 END,
                CASE WHEN number % 20000 = 5 THEN 'do-not-intervene.set' ELSE 'intervention.record' END,
                (number::bigint * 7919) % 20000, 'line ' || number, '192.0.2.7', 'OK', 'NORMAL 10 min'
            FROM generate_series(1, 1000000) AS number
            """;

    @Inject
    AuditPages pages;

    @Test
    void pages_among_a_million() throws SQLException {
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            statement.execute(MILLION);
            statement.execute("VACUUM ANALYZE audit");
        }
        var today = LocalDate.now(java.time.Clock.systemUTC());
        measure("everything", null, null, null, null, null);
        measure("one of twelve people", "person:T5", null, null, null, null);
        measure("a key with 20 entries", "key:3", null, null, null, null);
        measure("a rare action", null, "do-not-intervene.set", null, null, null);
        measure("a common action of a rare key", "key:3", "intervention.record", null, null, null);
        measure("a client", null, null, 4996L, null, null);
        measure("nobody", "person:NOBODY", null, null, null, null);
        measure("today", null, null, null, today, null);
        measure("a day a year ago", null, null, null, today.minusDays(365), today.minusDays(365));
        measure("a month a year ago", null, null, null, today.minusDays(390), today.minusDays(360));
        measure("a person in that month", "person:T5", null, null, today.minusDays(390), today.minusDays(360));
        measure("all 400 days by date", null, null, null, today.minusDays(400), today);
        measure("up to half a year ago", null, null, null, null, today.minusDays(180));
        measure("a client since a year ago", null, null, 4996L, today.minusDays(365), null);
        measureLastPage();
    }

    private void measure(String kind, String actor, String action, Long clientId, LocalDate from, LocalDate to) {
        var wanted = new AuditPages.Wanted(actor, action, clientId, from, to);
        var nanos = new long[TIMES];
        int found = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            found = pages.page(wanted, PAGE, null).items().size();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        LOG.infof(
                "%-32s p50 %7.1f ms   max %7.1f ms   (%d)",
                kind, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6, found);
    }

    private void measureLastPage() {
        var wanted = new AuditPages.Wanted(null, null, null, null, null);
        var after = fr.gestan.gsupport.server.http.PageKey.write("60");
        long start = System.nanoTime();
        int found = pages.page(wanted, PAGE, after).items().size();
        LOG.infof("the last page: %d entries, %.1f ms", found, (System.nanoTime() - start) / 1e6);
    }
}
