package fr.gestan.gsupport.server.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real Chromium without a window, told what to do by its DevTools protocol: the mouse and the keys are those of a
 * person, and scripts of the page are switched off. Where none is installed the test is skipped.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENS = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 60;
    private static final String LOADED = "Page.loadEventFired";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final WebSocket page;

    private Chromium(Path program, Path profile) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank"));
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var browser = URI.create(addressToldBy(process.errorReader()));
        var target = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + browser.getPort() + "/json/new"))
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        var address = json.readTree(target.body()).get("webSocketDebuggerUrl").asText();
        page = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        tell("Page.enable", Map.of());
        tell("Log.enable", Map.of());
        tell("Network.enable", Map.of());
        tell("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** @param folder for its profile, which goes with the folder */
    public static Chromium start(Path folder) throws Exception {
        var program = installed();
        assumeTrue(program.isPresent(), "no Chromium is installed here (" + String.join(", ", NAMES) + ")");
        return new Chromium(program.orElseThrow(), Files.createDirectories(folder.resolve("profile")));
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String addressToldBy(BufferedReader log) throws IOException {
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.startsWith(LISTENS)) {
                var rest = new Thread(() -> log.lines().forEach(told -> {}));
                rest.setDaemon(true);
                rest.start();
                return line.substring(LISTENS.length());
            }
        }
        throw new IllegalStateException("Chromium ended before it said where it listens");
    }

    /** As wide and high as a telephone, or as a window on a desk. */
    public void size(int width, int height, boolean phone) throws Exception {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", phone));
    }

    /** What the reader's system prefers. */
    public void dark(boolean dark) throws Exception {
        var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        tell("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** The languages of the reader, best first. */
    public void language(String accepted) throws Exception {
        tell("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", accepted)));
    }

    /** Goes to an address and waits until it is there. */
    public void open(String address) throws Exception {
        loads.clear();
        tell("Page.navigate", Map.of("url", address));
        awaitPage();
    }

    /** Clicks with the mouse where the first thing that a CSS selector finds is. */
    public void click(String selector) throws Exception {
        var box = json.readTree(text("""
                (() => { const found = document.querySelector(%s); found.scrollIntoView({block: 'center'});
                  const box = found.getBoundingClientRect();
                  return JSON.stringify({x: box.x + box.width / 2, y: box.y + box.height / 2}); })()
                """.formatted(json.writeValueAsString(selector))));
        for (var type : List.of("mousePressed", "mouseReleased")) {
            tell(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            box.get("x").asDouble(),
                            "y",
                            box.get("y").asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** The same, and waits for the page that it leads to. */
    public void follow(String selector) throws Exception {
        loads.clear();
        click(selector);
        awaitPage();
    }

    /** Presses a key, as {@code key} and {@code code} of a DOM event name it, with what it types, or an empty text. */
    public void press(String key, int keyCode, String typed) throws Exception {
        tell(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", keyCode, "text", typed));
        tell(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", keyCode));
    }

    /** Waits for the page that whatever was done last leads to. */
    public void awaitPage() throws InterruptedException {
        if (loads.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("No page came within " + PATIENCE_SECONDS + " seconds");
        }
    }

    /** What an expression says of the page, as a text; it is for looking, the page itself runs nothing. */
    public String text(String expression) throws Exception {
        var answer = tell("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalArgumentException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value").asText();
    }

    /** Keeps what is on the screen. */
    public void screenshot(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        var picture = tell("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    /** What the browser found wrong with pages so far: something that a page's policy forbids, for one. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode tell(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        page.sendText(json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.get("error"));
        }
        return said.get("result");
    }

    @Override
    public void close() throws Exception {
        page.abort();
        // Its helpers too: as long as one of them is there, the profile's folder can not be deleted.
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        for (var each : all) {
            each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                heard(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void heard(String text) {
            try {
                var said = json.readTree(text);
                var method = said.path("method").asText();
                if (said.has("id")) {
                    answers.remove(said.get("id").asInt()).complete(said);
                } else if (method.equals(LOADED)) {
                    loads.add(method);
                } else if (method.equals("Log.entryAdded")
                        && !said.at("/params/entry/source").asText().equals("network")) {
                    complaints.add(said.at("/params/entry/text").asText());
                }
            } catch (JsonProcessingException e) {
                complaints.add("not understood: " + text);
            }
        }
    }
}
