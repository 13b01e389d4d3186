package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.api.events.Presence;
import fr.gestan.gsupport.server.clients.ClientSummaries;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes events of signals and hands them to the streams of this server, in a thread of its own. */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Signals signals;
    private final EventStreams streams;
    private final Presences presences;
    private final ClientSummaries summaries;
    private final EventText text;
    private final Thread thread = new Thread(this::run, "events");

    Dispatcher(Signals signals, EventStreams streams, Presences presences, ClientSummaries summaries, EventText text) {
        this.signals = signals;
        this.streams = streams;
        this.presences = presences;
        this.summaries = summaries;
        this.text = text;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                for (var signal : signals.here().take(PAUSE_MILLIS)) {
                    dispatchOrSay(signal);
                }
                tell(presences.ended());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that fails takes no other with it. */
    private void dispatchOrSay(Signal signal) {
        try {
            dispatch(signal);
        } catch (RuntimeException e) {
            LOG.warnf("An event was lost: %s", e.getMessage());
        }
    }

    private void dispatch(Signal signal) {
        if (signal instanceof Signal.Line line) {
            streams.send(text.of(new ClientChanged(line.clientId(), line.balanceMinutes(), line.lineId())));
        } else if (signal instanceof Signal.Found found) {
            open(found);
        } else if (signal instanceof Signal.NotFound notFound) {
            streams.send(notFound.technician(), text.of(new OpenSearch(notFound.query())));
        } else if (signal instanceof Signal.Shown shown) {
            tell(presences.shown(shown));
        } else if (signal instanceof Signal.Left left) {
            tell(presences.left(left));
        } else if (signal instanceof Signal.Deaf deaf) {
            presences.endSoon(deaf.by());
            if (streams.hears(deaf.by())) {
                presences.of(deaf.by()).ifPresent(signals::send);
            }
        }
    }

    private void open(Signal.Found found) {
        if (!streams.hears(found.technician())) {
            return;
        }
        streams.send(
                found.technician(),
                found.isSure()
                        ? text.of(new OpenClient(found.clientIds().get(0)))
                        : text.of(new OpenChoice(summaries.inOrder(found.clientIds()))));
    }

    private void tell(List<Presence> news) {
        news.forEach(presence -> streams.send(text.of(presence)));
    }
}
