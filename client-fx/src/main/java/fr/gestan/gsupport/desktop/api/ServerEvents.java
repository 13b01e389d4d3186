package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.EventsApi;
import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.api.events.Presence;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What others do, as the server tells it ({@link EventsApi}). Connects again by itself, less and less often while the
 * server is away, and with the next token where one has ended; ends with the login.
 */
public final class ServerEvents {

    /** Who wants to hear. All is told on the window's thread, in the order in which it came. */
    public interface Listener {

        /** From here on nothing is missed; before it, anything may have been. Told at each new connection. */
        default void connected() {}

        /** A line was written to somebody's account. */
        default void clientChanged(ClientChanged changed) {}

        /** Somebody has a client on screen, or no longer has. After each new connection all who have one are told. */
        default void presence(Presence presence) {}

        /** The green button found one account for whoever is logged in. */
        default void openClient(OpenClient found) {}

        /** The green button found accounts that whoever is logged in must choose from. */
        default void openChoice(OpenChoice found) {}

        /** The green button found nothing for whoever is logged in. */
        default void openSearch(OpenSearch nothing) {}

        /** The login has ended: nothing more is told until {@link #start}. */
        default void sessionEnded() {}
    }

    /**
     * How patient the connection is.
     *
     * @param firstWait after a connection that worked: what the server asks for, and less than it waits until it takes a
     *     person for gone
     * @param longestWait each try that fails waits about twice as long as the one before, up to about this
     * @param silence how long nothing may come, heartbeats included, until the connection counts as broken
     */
    record Pace(Duration firstWait, Duration longestWait, Duration silence) {
        private static final Pace USUAL =
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(40));
    }

    private static final System.Logger LOG = System.getLogger(ServerEvents.class.getName());
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = ServerApi.httpClient();
    private final ObjectMapper json = ServerApi.json();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final URI address;
    private final Tokens tokens;
    private final Locale language;
    private final Executor background;
    private final Executor window;
    private final Pace pace;
    private volatile Reading reading;

    /**
     * Connects nothing yet: see {@link #start}.
     *
     * @param server scheme, host and port
     * @param tokens the login that listens
     * @param background takes one of its threads for as long as this listens
     * @param window where listeners are told; in the application the JavaFX thread
     */
    public ServerEvents(URI server, Tokens tokens, Locale language, Executor background, Executor window) {
        this(server, tokens, language, background, window, Pace.USUAL);
    }

    ServerEvents(URI server, Tokens tokens, Locale language, Executor background, Executor window, Pace pace) {
        this.address = URI.create(ServerApi.withoutSlash(server) + ApiPaths.V1 + "/events");
        this.tokens = tokens;
        this.language = language;
        this.background = background;
        this.window = window;
        this.pace = pace;
    }

    /** Tells this one too from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Listens, unless it does already. */
    public synchronized void start() {
        if (reading == null) {
            reading = new Reading();
            background.execute(reading);
        }
    }

    /** Hangs up; nothing more is told until {@link #start}. */
    public synchronized void stop() {
        if (reading != null) {
            reading.stop();
            reading = null;
        }
    }

    private synchronized void ended(Reading over) {
        if (reading == over) {
            reading = null;
            window.execute(() -> listeners.forEach(Listener::sessionEnded));
        }
    }

    /** One time of listening, from start to stop. It is never interrupted: it may be getting the login's next token. */
    private final class Reading implements Runnable {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile StreamLines lines = new StreamLines();

        private void stop() {
            stopped.countDown();
            lines.close();
        }

        @Override
        public void run() {
            try {
                var wait = pace.firstWait();
                do {
                    wait = readOneStream() ? pace.firstWait() : later(wait);
                } while (!stopsWithin(wait));
            } catch (ApiFailure.SessionEnded e) {
                ended(this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean stopsWithin(Duration wait) throws InterruptedException {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** About twice as long, so that not all desktops come back in the same moment. */
        private Duration later(Duration wait) {
            var twice = wait.multipliedBy(2);
            var next = twice.compareTo(pace.longestWait()) < 0 ? twice : pace.longestWait();
            return next.plusMillis(ThreadLocalRandom.current().nextLong(next.toMillis() / 4 + 1));
        }

        /** @return whether the server told anything */
        private boolean readOneStream() throws InterruptedException {
            try {
                var token = tokens.token().orElseThrow(ApiFailure.SessionEnded::new);
                var answer = ask(token);
                if (answer.statusCode() == UNAUTHORIZED) {
                    token = tokens.insteadOf(token).orElseThrow(ApiFailure.SessionEnded::new);
                    answer = ask(token);
                }
                if (answer.statusCode() == UNAUTHORIZED) {
                    tokens.refusedAgain(token);
                    throw new ApiFailure.SessionEnded();
                }
                return answer.statusCode() == OK && tellAll();
            } catch (ApiFailure.SessionEnded e) {
                throw e;
            } catch (IOException | ApiFailure e) {
                LOG.log(Level.DEBUG, "Nothing is heard of the server for now", e);
                return false;
            } finally {
                lines.close();
            }
        }

        /** Of an answer 200 the lines follow; the body of others is of no interest. */
        private HttpResponse<?> ask(String token) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(address)
                    .timeout(ANSWER_TIMEOUT)
                    .header(HttpHeaders.ACCEPT, MediaType.SERVER_SENT_EVENTS)
                    .header(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag())
                    .header(HttpHeaders.AUTHORIZATION, RenewingClient.authorization(token))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofPublisher());
            if (answer.statusCode() == OK) {
                lines = new StreamLines();
                answer.body().subscribe(HttpResponse.BodySubscribers.fromLineSubscriber(lines));
            } else {
                answer.body().subscribe(HttpResponse.BodySubscribers.discarding());
            }
            return answer;
        }

        private boolean tellAll() throws InterruptedException {
            var fields = new EventFields();
            var line = next();
            if (line != null) {
                tell(Listener::connected);
            }
            var heard = line != null;
            for (; line != null; line = next()) {
                fields.take(line).ifPresent(this::tell);
            }
            return heard;
        }

        /** Null at the end. */
        private String next() throws InterruptedException {
            return stopped.getCount() == 0 ? null : lines.next(pace.silence()).orElse(null);
        }

        private void tell(EventFields.Event event) {
            switch (event.name()) {
                case EventsApi.CLIENT_CHANGED -> tell(event, ClientChanged.class, Listener::clientChanged);
                case EventsApi.PRESENCE -> tell(event, Presence.class, Listener::presence);
                case EventsApi.OPEN_CLIENT -> tell(event, OpenClient.class, Listener::openClient);
                case EventsApi.OPEN_CHOICE -> tell(event, OpenChoice.class, Listener::openChoice);
                case EventsApi.OPEN_SEARCH -> tell(event, OpenSearch.class, Listener::openSearch);
                default -> LOG.log(Level.DEBUG, "A newer server tells of {0}", event.name());
            }
        }

        private <T> void tell(EventFields.Event event, Class<T> type, BiConsumer<Listener, T> listener) {
            try {
                var news = json.readValue(event.data(), type);
                tell(listening -> listener.accept(listening, news));
            } catch (JsonProcessingException e) {
                LOG.log(Level.WARNING, "An event cannot be read", e);
            }
        }

        private void tell(Consumer<Listener> news) {
            window.execute(() -> {
                if (reading == this) {
                    listeners.forEach(news);
                }
            });
        }
    }
}
