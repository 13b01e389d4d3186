package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.server.database.DatabaseTrouble;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.identity.HeldLogin;
import fr.gestan.gsupport.server.identity.LiveLogins;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** Who listens at this server. */
@ApplicationScoped
class EventStreams {

    private static final long RECONNECT_MILLIS = 2_000;
    private static final int MOST_OF_ONE_PERSON = 500;

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Signals signals;
    private final Presences presences;
    private final LiveLogins logins;
    private final EventText text;

    EventStreams(Signals signals, Presences presences, LiveLogins logins, EventText text) {
        this.signals = signals;
        this.presences = presences;
        this.logins = logins;
        this.text = text;
    }

    /** A stream for whoever reads it; open from when it is read. */
    EventStream open(HeldLogin login) {
        return new EventStream(login, this::begin, this::end);
    }

    private void begin(EventStream stream) {
        var code = stream.caller().code();
        if (open.stream().filter(other -> isOf(code, other)).count() >= MOST_OF_ONE_PERSON) {
            stream.end();
            return;
        }
        open.add(stream);
        if (stream.hasEnded()) {
            open.remove(stream);
            return;
        }
        stream.send(new OutboundSseEventImpl.BuilderImpl()
                .comment("you hear all from here on")
                .reconnectDelay(RECONNECT_MILLIS)
                .build());
        if (stream.mayOpenClients()) {
            presences.all().forEach(presence -> stream.send(text.of(presence)));
        }
        presences.of(code).ifPresent(signals::send);
    }

    private void end(EventStream stream) {
        var code = stream.caller().code();
        if (open.remove(stream) && !hears(code)) {
            signals.send(new Signal.Deaf(code));
        }
    }

    /** Whether that person listens here. */
    boolean hears(String code) {
        return open.stream().anyMatch(stream -> isOf(code, stream));
    }

    private static boolean isOf(String code, EventStream stream) {
        return stream.caller().code().equalsIgnoreCase(code);
    }

    /** To everybody who may open clients. */
    void send(OutboundSseEvent event) {
        open.stream().filter(EventStream::mayOpenClients).forEach(stream -> stream.send(event));
    }

    /** To one person who may open clients, at every desktop. */
    void send(String code, OutboundSseEvent event) {
        open.stream()
                .filter(EventStream::mayOpenClients)
                .filter(stream -> isOf(code, stream))
                .forEach(stream -> stream.send(event));
    }

    /** Keeps the connections open, and finds those that are not any more. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        var beat = new OutboundSseEventImpl.BuilderImpl().comment("heartbeat").build();
        open.forEach(stream -> stream.send(beat));
        open.stream()
                .map(stream -> stream.caller().code())
                .distinct()
                .forEach(code -> presences.of(code).ifPresent(signals::send));
    }

    /** A stream lasts no longer than its login, and shows no more than the roles of now let its reader see. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endWithTheirLogins() {
        for (var stream : open) {
            try {
                var now = logins.find(stream.login());
                if (now.map(Caller::roles)
                        .filter(stream.caller().roles()::equals)
                        .isEmpty()) {
                    stream.end();
                }
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isBehind(e)) {
                    throw e;
                }
                return;
            }
        }
    }
}
