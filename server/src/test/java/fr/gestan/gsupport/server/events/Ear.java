package fr.gestan.gsupport.server.events;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Listens to the events of a server as a desktop does, with the JDK's client. */
public final class Ear implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<Stream<String>> response;
    private final List<Heard> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private String lastName;
    private volatile boolean ended;

    /**
     * An event.
     *
     * @param atNanos when it was there, by {@link System#nanoTime()}
     */
    public record Heard(String name, JsonNode data, long atNanos) {

        public long number(String field) {
            return data.path(field).longValue();
        }
    }

    private Ear(HttpResponse<Stream<String>> response) {
        this.response = response;
        var reader = new Thread(this::read, "ear");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a stream and waits until nothing is missed any more. */
    public static Ear at(URI server, String authorization) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1/events"))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream")
                .build();
        try {
            var ear = new Ear(HTTP.send(request, BodyHandlers.ofLines()));
            await().until(() -> !ear.comments.isEmpty() || ear.ended);
            return ear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a stream", e);
        }
    }

    private void read() {
        try {
            response.body().forEach(line -> {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1));
                } else if (line.startsWith("event:")) {
                    lastName = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Heard(lastName, json(line.substring("data:".length())), System.nanoTime()));
                }
            });
        } catch (UncheckedIOException e) {
            comments.add("cut off: " + e.getMessage());
        } finally {
            ended = true;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** All that has been heard by now. */
    public List<Heard> events() {
        return List.copyOf(events);
    }

    /** The events of that name about that client, by now. */
    public List<Heard> events(String name, long clientId) {
        return events.stream()
                .filter(event -> event.name().equals(name) && event.number("clientId") == clientId)
                .toList();
    }

    public List<String> comments() {
        return List.copyOf(comments);
    }

    public boolean hasEnded() {
        return ended;
    }

    /** The first event of which this holds; waits for it. */
    public Heard hears(Predicate<Heard> expected) {
        return await().pollInterval(Duration.ofMillis(5))
                .until(() -> events.stream().filter(expected).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /** The first event of that name about that client; waits for it. */
    public Heard hears(String name, long clientId) {
        return hears(event -> event.name().equals(name) && event.number("clientId") == clientId);
    }

    @Override
    public void close() {
        response.body().close();
    }
}
