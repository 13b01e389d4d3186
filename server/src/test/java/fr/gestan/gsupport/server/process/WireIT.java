package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.http.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on the wire before there is a request: two servers, one behind a proxy that is trusted and one with TLS. */
class WireIT {

    private static final int REQUEST_SECONDS = 2;
    private static final Duration LONG_CUT = Duration.ofSeconds(REQUEST_SECONDS + 8L);

    private static ServerSetup plainSetup;
    private static PackagedServer plain;
    private static Certificate certificate;
    private static PackagedServer secure;
    private static HttpClient trusting;

    @BeforeAll
    static void start() throws Exception {
        plainSetup = ServerSetup.in(newDirectory())
                .with("GSUPPORT_HTTP_REQUEST_SECONDS", String.valueOf(REQUEST_SECONDS))
                .with("GSUPPORT_HTTP_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8");
        plain = plainSetup.start().awaitReady();
        var directory = newDirectory();
        certificate = Certificate.in(directory, "wire");
        secure = ServerSetup.in(directory)
                .with(EmbeddedPostgres.running(plainSetup.dataDirectory()))
                .with("GSUPPORT_TLS_CERTIFICATE", certificate.certificate().toString())
                .with("GSUPPORT_TLS_KEY", certificate.key().toString())
                .start();
        trusting = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        await("the server with TLS")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the server ended", () -> !secure.isAlive())
                .until(() -> isReady());
    }

    @AfterAll
    static void stop() {
        if (secure != null) {
            secure.close();
        }
        if (plain != null) {
            plain.close();
        }
    }

    @Test
    void with_a_certificate_there_is_nothing_but_https() throws Exception {
        var answer = trusting.send(
                HttpRequest.newBuilder(https("/problems/not-found")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(RawHttp.send(secure.port(), "GET /q/health/live HTTP/1.1\nHost: localhost\n\n"))
                .doesNotContain("HTTP/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tls_is_one_that_is_not_broken(String protocol) throws Exception {
        try (var socket = connect(certificate.trusted(), secure.port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "GET /api/v1/me?q=%zz HTTP/1.1\nHost: localhost\n\n",
                "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                "GET /api/v1/me?q=\u0001 HTTP/1.1\nHost: localhost\n\n",
                "GET /api/v1/me/\u0007 HTTP/1.1\nHost: localhost\n\n",
                "GET /api/v1/me?q=a b HTTP/1.1\nHost: localhost\n\n",
                "GET /api/v1/me HTTP/9.9\nHost: localhost\n\n",
                "G\u0001T /api/v1/me HTTP/1.1\nHost: localhost\n\n",
                "GET /api/v1/me HTTP/1.1\nHost: localhost\nX-Bell: \u0007\n\n",
                "GET /api/v1/me HTTP/1.1\nHost: localhost\nNo-Colon\n\n",
                "POST /api/v1/sessions HTTP/1.1\nHost: localhost\nContent-Length: minus\n\n",
                "POST /api/v1/sessions HTTP/1.1\nHost: localhost\nContent-Length: 2\nContent-Length: 3\n\n{}",
                "nonsense\n\n");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_request_is_told_so_by_a_problem_document(String request) throws Exception {
        isProblem(RawHttp.send(plain.port(), request), 400, "malformed-request");
        try (var socket = connect(certificate.trusted(), secure.port())) {
            isProblem(RawHttp.send(socket, request), 400, "malformed-request");
        }
    }

    @Test
    void what_is_longer_than_a_request_ever_is_too() {
        isProblem(
                RawHttp.send(plain.port(), "GET /?q=" + "a".repeat(10_000) + " HTTP/1.1\nHost: localhost\n\n"),
                414,
                "address-too-long");
        isProblem(
                RawHttp.send(plain.port(), "GET / HTTP/1.1\nHost: localhost\nX-Long: " + "a".repeat(50_000) + "\n\n"),
                431,
                "headers-too-large");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: localhost\nX-Slow: ",
                "POST /api/v1/sessions HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 100000\n\n{",
                "POST /api/v1/sessions HTTP/1.1\nHost: localhost\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nfffff\n{"
            })
    void who_sends_a_request_drop_by_drop_is_cut_off(String beginning) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), plain.port())) {
            socket.getOutputStream().write(beginning.replace("\n", "\r\n").getBytes());

            await("the connection to be closed")
                    .atMost(LONG_CUT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isClosedAfterAnotherByte(socket));
        }
    }

    @Test
    void a_connection_that_is_used_again_and_again_stays() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), plain.port())) {
            socket.setSoTimeout(5_000);
            var requests = new ArrayList<Long>();
            await("requests over longer than one may take")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        socket.getOutputStream()
                                .write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                        assertThat(socket.getInputStream().read()).isEqualTo('H');
                        socket.getInputStream()
                                .skipNBytes(socket.getInputStream().available());
                        requests.add(System.nanoTime());
                        return requests.get(requests.size() - 1) - requests.get(0)
                                > Duration.ofSeconds(REQUEST_SECONDS * 2L).toNanos();
                    });
        }
    }

    @Test
    void behind_a_trusted_proxy_the_clients_address_is_audited_and_not_one_that_it_made_up() throws Exception {
        failToLogIn("behind-one", "198.51.100.1, 203.0.113.9");
        failToLogIn("behind-two", "198.51.100.1, 203.0.113.10, 10.1.2.3");
        failToLogIn("nonsense", "203.0.113.9, unknown");
        failToLogIn("nobody", null);

        assertThat(auditedAddresses())
                .containsAllEntriesOf(Map.of(
                        "login behind-one", "203.0.113.9",
                        "login behind-two", "203.0.113.10",
                        "login nonsense", "127.0.0.1",
                        "login nobody", "127.0.0.1"));
    }

    @Test
    void behind_a_trusted_proxy_the_metrics_are_still_for_this_machine() {
        var metrics = "GET /q/metrics HTTP/1.1\nHost: localhost\nConnection: close\n";

        assertThat(RawHttp.send(plain.port(), metrics + "\n")).startsWith("HTTP/1.1 200 ");
        assertThat(RawHttp.send(plain.port(), metrics + "X-Forwarded-For: 127.0.0.1\n\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(RawHttp.send(plain.port(), metrics.replace("localhost", "support.example.com") + "\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    private static boolean isReady() {
        try {
            return trusting.send(
                                    HttpRequest.newBuilder(https("/q/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI https(String path) {
        return URI.create("https://127.0.0.1:" + secure.port() + path);
    }

    private static SSLSocket connect(SSLContext trust, int port) throws IOException {
        return (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean isClosedAfterAnotherByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().available() == 0 && isAtItsEnd(socket);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isAtItsEnd(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    private static void isProblem(String answer, int status, String slug) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"/problems/" + slug + "\"", "\"status\":" + status)
                .doesNotContain("Exception", "netty", "java.");
    }

    private static HttpResponse<String> failToLogIn(String login, String forwardedFor)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(plain.uri().resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"" + login + "\",\"password\":\"not the password\"}"));
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer;
    }

    private static Map<String, String> auditedAddresses() throws IOException, SQLException {
        var database = EmbeddedPostgres.running(plainSetup.dataDirectory());
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var select =
                        connection.prepareStatement("SELECT target, address FROM audit WHERE target LIKE 'login %'");
                var rows = select.executeQuery()) {
            var addresses = new HashMap<String, String>();
            while (rows.next()) {
                addresses.put(rows.getString(1), rows.getString(2));
            }
            return addresses;
        }
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "wire-");
    }
}
