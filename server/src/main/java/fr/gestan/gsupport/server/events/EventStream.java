package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.HeldLogin;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * One desktop that listens. Events wait here while the network is busy; who does not keep up is cut off, and connects
 * again, rather than have the server remember without end.
 */
final class EventStream implements Flow.Publisher<OutboundSseEvent>, Flow.Subscription {

    private static final int MOST_WAITING = 1_000;
    private static final Set<Role> MAY_OPEN_CLIENTS = Set.of(Role.TECHNICIAN, Role.SALES_ADMIN, Role.MANAGER);

    private final HeldLogin login;
    private final Consumer<EventStream> onBegin;
    private final Consumer<EventStream> onEnd;

    private final Queue<OutboundSseEvent> waiting = new ArrayDeque<>();
    private Flow.Subscriber<? super OutboundSseEvent> reader;
    private long wanted;
    private boolean handingOver;
    private boolean ended;
    private boolean closed;

    EventStream(HeldLogin login, Consumer<EventStream> onBegin, Consumer<EventStream> onEnd) {
        this.login = login;
        this.onBegin = onBegin;
        this.onEnd = onEnd;
    }

    Caller caller() {
        return login.caller();
    }

    HeldLogin login() {
        return login;
    }

    /** Whether what is told of clients is for this person. */
    boolean mayOpenClients() {
        return login.caller().roles().stream().anyMatch(MAY_OPEN_CLIENTS::contains);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super OutboundSseEvent> subscriber) {
        synchronized (this) {
            reader = subscriber;
        }
        subscriber.onSubscribe(this);
        handOver();
        onBegin.accept(this);
    }

    /** Whether nothing is sent any more. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** Has the event sent as soon as the reader takes it. */
    void send(OutboundSseEvent event) {
        boolean tooSlow;
        synchronized (this) {
            if (ended) {
                return;
            }
            tooSlow = waiting.size() == MOST_WAITING;
            if (!tooSlow) {
                waiting.add(event);
            }
        }
        if (tooSlow) {
            end();
        } else {
            handOver();
        }
    }

    /** Ends the stream; what waits is not sent any more. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.clear();
        }
        onEnd.accept(this);
        handOver();
    }

    @Override
    public void request(long events) {
        synchronized (this) {
            wanted += events;
        }
        handOver();
    }

    /** The reader has gone. */
    @Override
    public void cancel() {
        synchronized (this) {
            closed = true;
        }
        end();
    }

    /** One thread at a time: whoever comes meanwhile leaves it to that one. */
    private void handOver() {
        for (var next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                cancel();
            }
            synchronized (this) {
                handingOver = false;
            }
        }
    }

    private synchronized Runnable next() {
        if (handingOver || closed || reader == null) {
            return null;
        }
        if (ended) {
            closed = true;
            return reader::onComplete;
        }
        if (wanted == 0 || waiting.isEmpty()) {
            return null;
        }
        handingOver = true;
        wanted--;
        var event = waiting.remove();
        return () -> reader.onNext(event);
    }
}
