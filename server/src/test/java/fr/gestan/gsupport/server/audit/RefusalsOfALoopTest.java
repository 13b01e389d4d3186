package fr.gestan.gsupport.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A script in a loop: one entry a minute, and none of the others forgotten. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalsOfALoopTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final Refusals refusals;
    private final String action = "test." + UUID.randomUUID();

    RefusalsOfALoopTest(Audit audit) {
        this.refusals = new Refusals(audit, clock);
    }

    @Test
    void the_next_entry_after_a_minute_says_how_many_were_left_out() {
        for (int i = 0; i < 100; i++) {
            refused("key:1", "GET /a");
            clock.advance(Duration.ofMillis(100));
        }
        clock.advance(Duration.ofMinutes(1));
        refused("key:1", "GET /a");
        clock.advance(Duration.ofMinutes(1));
        refused("key:1", "GET /a");

        assertThat(details()).containsExactly(null, "99 more like it since 2026-11-25T10:00:00Z", null);
    }

    @Test
    void what_is_not_alike_is_written_at_once() {
        refused("key:1", "GET /a");
        refused("key:1", "GET /b");
        refused("key:2", "GET /a");

        assertThat(details()).hasSize(3);
    }

    private void refused(String actor, String target) {
        refusals.write(new Audit.Entry(actor, action, null, target, null, "REFUSED", null), actor + ' ' + target);
    }

    private List<Object> details() {
        return Rows.all("SELECT detail FROM audit WHERE action = ? ORDER BY id", action).stream()
                .map((Map<String, Object> row) -> row.get("detail"))
                .toList();
    }
}
