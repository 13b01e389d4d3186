package fr.gestan.gsupport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.HeldLogin;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final List<EventStream> begun = new ArrayList<>();
    private final List<EventStream> over = new ArrayList<>();
    private final Caller caller =
            new Caller("person:HRY", "HRY", "Technician HRY", null, Set.of(Role.TECHNICIAN), Set.of(), "127.0.0.1");
    private final EventStream stream =
            new EventStream(new HeldLogin(caller, new byte[32], null), begun::add, over::add);

    @Test
    void an_event_is_handed_over_when_it_is_asked_for_and_in_order() {
        var reader = read();
        send("1");
        send("2");
        assertThat(reader.read).isEmpty();

        reader.subscription.request(1);
        assertThat(reader.read).containsExactly("1");
        reader.subscription.request(5);
        send("3");
        assertThat(reader.read).containsExactly("1", "2", "3");
        assertThat(begun).containsExactly(stream);
    }

    @Test
    void who_does_not_keep_up_is_cut_off() {
        var reader = read();
        for (int i = 0; i <= 1_000; i++) {
            assertThat(reader.isComplete).isFalse();
            send("an event");
        }

        assertThat(reader.isComplete).isTrue();
        assertThat(reader.read).isEmpty();
        assertThat(over).containsExactly(stream);
    }

    @Test
    void what_waits_is_not_sent_once_the_login_has_ended() {
        var reader = read();
        send("1");

        stream.end();
        reader.subscription.request(1);
        send("2");

        assertThat(reader.read).isEmpty();
        assertThat(reader.isComplete).isTrue();
        assertThat(over).containsExactly(stream);
    }

    @Test
    void a_reader_who_has_gone_is_told_nothing_more() {
        var reader = read();
        reader.subscription.cancel();
        reader.subscription.request(1);
        send("1");

        assertThat(reader.read).isEmpty();
        assertThat(reader.isComplete).isFalse();
        assertThat(over).containsExactly(stream);
    }

    @Test
    void one_that_ended_before_it_was_read_is_over_at_once() {
        stream.end();

        assertThat(read().isComplete).isTrue();
    }

    private Reader read() {
        var reader = new Reader();
        stream.subscribe(reader);
        return reader;
    }

    private void send(String data) {
        stream.send(new OutboundSseEventImpl.BuilderImpl().data(data).build());
    }

    private static final class Reader implements Flow.Subscriber<OutboundSseEvent> {

        private final List<Object> read = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean isComplete;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            read.add(event.getData());
        }

        @Override
        public void onError(Throwable thrown) {
            throw new AssertionError(thrown);
        }

        @Override
        public void onComplete() {
            isComplete = true;
        }
    }
}
