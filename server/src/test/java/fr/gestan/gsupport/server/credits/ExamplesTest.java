package fr.gestan.gsupport.server.credits;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.StoredChain;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples for whoever writes a script, run as they are. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @TestHTTPResource("/")
    URL server;

    @TempDir
    Path directory;

    enum Example {
        SHELL("sh", EXAMPLES.resolve("buy-credit.sh").toString()),
        JAVA(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--source",
                "17",
                EXAMPLES.resolve("BuyCredit.java").toString());

        private final List<String> command;

        Example(String... command) {
            this.command = List.of(command);
        }
    }

    private record Ran(int exitCode, String out, String err) {}

    @ParameterizedTest
    @EnumSource
    void an_order_is_bought_once_however_often_the_example_is_run(Example example) throws Exception {
        long clientId = aClient().owing(15).create();
        var order = anOrder();

        var first = run(example, key(), url(), clientId, 60, order);
        var second = run(example, key(), url(), clientId, 60, order);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"balanceAfter\":45").contains(order);
        assertThat(first.err()).isEmpty();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).contains("bought before");
        assertThat(purchasesOf(clientId)).isEqualTo(1);
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void the_examples_give_an_order_the_same_key() throws Exception {
        long clientId = aClient().create();
        var order = anOrder();

        run(Example.SHELL, key(), url(), clientId, 60, order);
        var again = run(Example.JAVA, key(), url(), clientId, 60, order);

        assertThat(again.err()).contains("bought before");
        assertThat(purchasesOf(clientId)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_is_lost_once_the_server_bought_is_asked_for_again(Example example) throws Exception {
        long clientId = aClient().create();
        try (var line = new ForgetfulProxy(server.getPort(), 1)) {

            var ran = run(example, key(), line.url(), clientId, 60, anOrder());

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("\"balanceAfter\":60");
            assertThat(ran.err()).contains("Try 1").contains("bought before");
            assertThat(line.connections()).isEqualTo(2);
        }
        assertThat(purchasesOf(clientId)).isEqualTo(1);
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_told_and_not_tried_again(Example example) throws Exception {
        long clientId = aClient().create();
        try (var line = new ForgetfulProxy(server.getPort(), 0)) {

            var refused = run(example, key(), line.url(), 999_999_999, 60, anOrder());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).startsWith("Refused: ").contains("999999999");
            assertThat(line.connections()).isEqualTo(1);
        }
        var unknown = run(example, "gsk_unknown", url(), clientId, 60, anOrder());
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out() + unknown.err()).doesNotContain("gsk_unknown");
        assertThat(purchasesOf(clientId)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_reference_that_bought_something_else_is_refused(Example example) throws Exception {
        long clientId = aClient().create();
        var order = anOrder();
        run(example, key(), url(), clientId, 60, order);

        var other = run(example, key(), url(), clientId, 90, order);

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).startsWith("Refused: ");
        assertThat(purchasesOf(clientId)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_dry_run_buys_nothing(Example example) throws Exception {
        long clientId = aClient().create();

        var ran = run(example, key(), "--dry-run", url(), clientId, 60, anOrder());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"id\":null").contains("\"balanceAfter\":60");
        assertThat(purchasesOf(clientId)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void wrong_arguments_are_told(Example example) throws Exception {
        assertThat(run(example, key(), url(), 4996, 60).exitCode()).isEqualTo(2);
        assertThat(run(example, key(), url(), 4996, "sixty", "order").exitCode())
                .isEqualTo(2);
        assertThat(run(example, key(), url(), 4996, 60, "with \"quotes\"").exitCode())
                .isEqualTo(2);
        assertThat(run(example, "", url(), 4996, 60, "order").exitCode()).isEqualTo(2);
    }

    private Ran run(Example example, String apiKey, Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(example.command);
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        var out = Files.createTempFile(directory, "out", null);
        var err = Files.createTempFile(directory, "err", null);
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("GSUPPORT_API_KEY", apiKey);
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private static String key() {
        return People.apiKey(Rights.CREDITS_WRITE).substring("Bearer ".length());
    }

    private static String anOrder() {
        return "order-" + UUID.randomUUID();
    }

    private static long purchasesOf(long clientId) {
        return Rows.number(
                "SELECT count(*) FROM ledger_line WHERE client_id = ? AND kind = 'CREDIT_PURCHASE'", clientId);
    }
}
