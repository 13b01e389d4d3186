package fr.gestan.gsupport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingTest {

    private final Pending pending = new Pending();

    @Test
    void of_many_lines_of_a_client_the_last_is_kept_whatever_order_they_came_in() throws InterruptedException {
        pending.add(new Signal.Line(1, 50, 10));
        pending.add(new Signal.Line(1, 30, 12));
        pending.add(new Signal.Line(1, 40, 11));
        pending.add(new Signal.Line(2, 5, 9));

        assertThat(pending.take(0)).containsExactlyInAnyOrder(new Signal.Line(1, 30, 12), new Signal.Line(2, 5, 9));
        assertThat(pending.take(0)).isEmpty();
    }

    @Test
    void what_comes_is_taken_at_once_by_who_waits() {
        var taken = CompletableFuture.supplyAsync(() -> {
            try {
                return pending.take(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        pending.add(new Signal.Deaf("HRY"));

        assertThat(taken.join()).containsExactly(new Signal.Deaf("HRY"));
    }

    @Test
    void it_never_grows_without_end() throws InterruptedException {
        for (int i = 0; i < 20_000; i++) {
            pending.add(new Signal.NotFound("HRY", "x"));
        }

        assertThat(pending.take(0)).hasSize(10_000);
    }
}
