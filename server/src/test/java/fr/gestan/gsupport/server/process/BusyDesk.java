package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.process.Sender.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Several connections that record and sell all the time. Each sends a request with its key again and again until the
 * answer is that it was done, as a script does, and then turns to the next one.
 */
public final class BusyDesk {

    private static final Duration LONGEST_PAUSE_BETWEEN_TRIES = Duration.ofMillis(400);

    private final Sender sender;
    private final URI server;
    private final List<Long> clients;
    private final ExecutorService connections;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean closed;

    private BusyDesk(Sender sender, URI server, List<Long> clients, int connections) {
        this.sender = sender;
        this.server = server;
        this.clients = List.copyOf(clients);
        this.connections = Executors.newFixedThreadPool(connections);
    }

    /**
     * A request and what became of it.
     *
     * @param path below {@code /api/v1/clients/}
     * @param key in the request's text as well, so that its line can be told by it
     */
    public static final class Request {

        private final long clientId;
        private final String path;
        private final String key;
        private final String body;
        private volatile int tries;
        private volatile Answer acknowledged;

        private Request(long clientId, String what, String key, String body) {
            this.clientId = clientId;
            this.path = clientId + what;
            this.key = key;
            this.body = body;
        }

        public long clientId() {
            return clientId;
        }

        public String key() {
            return key;
        }

        /** How often it was sent. */
        public int tries() {
            return tries;
        }

        /** The answer that it was done, or null. */
        public Answer acknowledged() {
            return acknowledged;
        }
    }

    /** An answer that came, whatever it was, and when. */
    public record Reply(Answer answer, long atNanos, Duration took) {}

    /** Opens; every client buys once first, so that the rules refuse nobody. */
    public static BusyDesk open(Sender sender, URI server, List<Long> clients, int connections, long seed) {
        var desk = new BusyDesk(sender, server, clients, connections);
        for (int i = 0; i < connections; i++) {
            int number = i;
            desk.connections.execute(() -> desk.work(number, connections, new Random(seed + number)));
        }
        return desk;
    }

    private void work(int number, int ofConnections, Random random) {
        int sent = 0;
        for (int client = number; client < clients.size(); client += ofConnections) {
            finish(purchase(clients.get(client), number + "-" + sent++, 600), random);
        }
        while (!closing) {
            finish(anyRequest(number + "-" + sent++, random), random);
        }
    }

    private Request anyRequest(String key, Random random) {
        long client = clients.get(random.nextInt(clients.size()));
        return switch (random.nextInt(4)) {
            case 0 -> purchase(client, key, 60);
            case 1 -> intervention(client, key, "FREE", 1 + random.nextInt(20));
            default -> intervention(client, key, "NORMAL", 1 + random.nextInt(20));
        };
    }

    private Request purchase(long clientId, String key, int minutes) {
        return keep(new Request(
                clientId,
                "/credits",
                "busy-" + key,
                "{\"minutes\":" + minutes + ",\"reference\":\"busy-" + key + "\"}"));
    }

    private Request intervention(long clientId, String key, String billing, int minutes) {
        return keep(new Request(
                clientId,
                "/interventions",
                "busy-" + key,
                "{\"summary\":\"busy-" + key + "\",\"billing\":\"" + billing + "\",\"durationMinutes\":" + minutes
                        + "}"));
    }

    private Request keep(Request request) {
        requests.add(request);
        return request;
    }

    private void finish(Request request, Random random) {
        while (!closed) {
            request.tries++;
            var answer = send(request);
            if (answer != null && answer.isCreated()) {
                request.acknowledged = answer;
                acknowledged.incrementAndGet();
                return;
            }
            LockSupport.parkNanos(1 + (long) (random.nextDouble() * LONGEST_PAUSE_BETWEEN_TRIES.toNanos()));
        }
    }

    /** @return null where no answer came */
    private Answer send(Request request) {
        long before = System.nanoTime();
        try {
            var answer = sender.post(server, request.path, request.key, request.body);
            long now = System.nanoTime();
            replies.add(new Reply(answer, now, Duration.ofNanos(now - before)));
            return answer;
        } catch (UncheckedIOException died) {
            return null;
        }
    }

    /** How many requests were answered that they were done. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** Every answer so far. */
    public List<Reply> replies() {
        return new ArrayList<>(replies);
    }

    /** Sends once more what was answered before. */
    public Answer again(Request request) {
        return sender.post(server, request.path, request.key, request.body);
    }

    /**
     * Begins nothing more, and answers all that was sent.
     *
     * @param patience for what is not acknowledged yet, before it is given up
     */
    public List<Request> close(Duration patience) throws InterruptedException {
        closing = true;
        connections.shutdown();
        if (!connections.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            closed = true;
            connections.awaitTermination(1, TimeUnit.MINUTES);
        }
        return new ArrayList<>(requests);
    }
}
