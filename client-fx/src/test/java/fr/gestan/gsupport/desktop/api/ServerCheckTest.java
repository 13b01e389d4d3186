package fr.gestan.gsupport.desktop.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.gestan.gsupport.desktop.api.ServerCheck.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCheckTest {

    private static final String DESCRIPTION = "GET /openapi";
    private static final char[] PASSWORD = "only-a-test".toCharArray();

    @TempDir
    Path folder;

    private StubServer server;

    @BeforeEach
    void startTheServer() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private Finding found() {
        return ServerCheck.of(server.address());
    }

    private void describes(Set<String> operations) {
        var paths = operations.stream()
                .map(operation -> operation.split(" "))
                .collect(groupingBy(
                        operation -> operation[1],
                        mapping(operation -> "\"" + operation[0].toLowerCase() + "\": {}", joining(","))));
        var described = paths.entrySet().stream()
                .map(path -> "\"" + path.getKey().replace("{}", "{any}") + "\": {" + path.getValue() + "}")
                .collect(joining(","));
        server.replies(DESCRIPTION, 200, "{\"info\": {\"title\": \"gSupport\"}, \"paths\": {" + described + "}}");
    }

    @Test
    void a_server_with_every_operation_that_is_called_can_be_used() {
        describes(ServerCheck.called());

        assertThat(found()).isEqualTo(Finding.USABLE);
    }

    @Test
    void the_operations_that_are_called_are_those_of_the_contract() {
        assertThat(ServerCheck.called())
                .contains("POST /api/v1/sessions", "GET /api/v1/clients/{}", "POST /api/v1/clients/{}/interventions");
    }

    @Test
    void a_server_that_lacks_an_operation_is_too_old() {
        describes(Set.of("POST /api/v1/sessions"));

        assertThat(found()).isEqualTo(Finding.TOO_OLD);
    }

    @Test
    void a_server_with_another_version_of_the_contract_only_is_too_new() {
        describes(Set.of("POST /api/v2/sessions"));

        assertThat(found()).isEqualTo(Finding.TOO_NEW);
    }

    @Test
    void something_else_that_answers_is_no_gsupport() {
        assertThat(found()).as("not found").isEqualTo(Finding.NOT_GSUPPORT);
        server.replies(DESCRIPTION, 200, "<html></html>");
        assertThat(found()).as("a page").isEqualTo(Finding.NOT_GSUPPORT);
        server.replies(DESCRIPTION, 200, "{\"info\": {\"title\": \"Else\"}}");
        assertThat(found()).as("another product").isEqualTo(Finding.NOT_GSUPPORT);
        server.replies(DESCRIPTION, 200, "");
        assertThat(found()).as("nothing").isEqualTo(Finding.NOT_GSUPPORT);
    }

    @Test
    void a_server_in_trouble_is_told_apart() {
        server.replies(DESCRIPTION, 502, "");

        assertThat(found()).isEqualTo(Finding.IN_TROUBLE);
    }

    @Test
    void a_server_that_hangs_up_does_not_answer() {
        server.breaksOff(DESCRIPTION);

        assertThat(found()).isEqualTo(Finding.NO_ANSWER);
    }

    @Test
    void a_name_that_no_computer_has_is_said() {
        assertThat(ServerCheck.of(URI.create("http://no-such-computer.invalid:8080")))
                .isEqualTo(Finding.NO_SUCH_HOST);
    }

    @Test
    void a_port_where_nothing_listens_is_said() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(ServerCheck.of(URI.create("http://127.0.0.1:" + port))).isEqualTo(Finding.NOTHING_LISTENS);
    }

    @Test
    void https_where_none_is_spoken_is_said() {
        var plain = server.address().toString().replace("http:", "https:");

        assertThat(ServerCheck.of(URI.create(plain))).isEqualTo(Finding.NO_TLS);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_said_and_http_there_too() throws Exception {
        var encrypted = encryptedServer();
        try {
            var authority = "://127.0.0.1:" + encrypted.getAddress().getPort();

            assertThat(ServerCheck.of(URI.create("https" + authority))).isEqualTo(Finding.TLS_NOT_TRUSTED);
            assertThat(ServerCheck.of(URI.create("http" + authority))).isEqualTo(Finding.TLS_WANTED);
        } finally {
            encrypted.stop(0);
        }
    }

    private HttpsServer encryptedServer() throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var encrypted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(tls));
        encrypted.start();
        return encrypted;
    }
}
