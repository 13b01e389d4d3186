package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Reply;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client of many years: all of the lines can be scrolled through. How smoothly is printed. */
@Tag("proofs")
class LongHistoryTest extends ScreenTest {

    private static final System.Logger LOG = System.getLogger(LongHistoryTest.class.getName());
    private static final int LINES = 10_000;
    private static final int LINES_A_FRAME = 8;
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");

    private StubServer stub;

    @Override
    URI server() {
        return stub.address();
    }

    @BeforeEach
    @Override
    void startTheDesktop() throws TimeoutException {
        try {
            stub = new StubServer();
        } catch (IOException e) {
            throw new IllegalStateException("No port is free on this computer", e);
        }
        stub.replies("POST /api/v1/sessions", 201, """
                {"accessToken": "token", "expiresAt": "2099-01-01T00:00:00Z",
                 "user": {"code": "HRY", "fullName": "Prénom Nom", "roles": ["TECHNICIAN"]}}""");
        stub.replies("GET /api/v1/clients/4996", 200, """
                {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@tilleul.example",
                 "hosting": "CLASSIC", "doNotIntervene": {"active": false},
                 "credit": {"balanceMinutes": 50, "expired": false},
                 "activity": {"totalMinutes": 80, "normalMinutes": 70, "freeMinutes": 10},
                 "guidance": {"decision": "PROCEED", "message": "Intervenir.", "overridable": false}}""");
        stub.answers("GET /api/v1/clients/4996/history", LongHistoryTest::page);
        super.startTheDesktop();
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private static Reply page(StubServer.Request request) {
        var limit = number(LIMIT, request.query(), 50);
        var first = number(AFTER, request.query(), LINES) - 1;
        var lines = IntStream.iterate(first, id -> id > Math.max(-1, first - limit), id -> id - 1)
                .mapToObj(LongHistoryTest::line)
                .collect(Collectors.joining(","));
        var last = Math.max(0, first - limit + 1);
        return new Reply(200, "{\"items\":[%s],\"next\":%s}".formatted(lines, last == 0 ? "null" : "\"" + last + "\""));
    }

    private static int number(Pattern pattern, String query, int otherwise) {
        var found = pattern.matcher(query == null ? "" : query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static String line(int id) {
        return """
                {"id": %d, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide au paramétrage des courriels. %s",
                 "by": "HRY", "balanceBefore": 60, "balanceAfter": 55, "performedAt": "2026-01-01T10:00:00Z",
                 "durationMinutes": 5, "billing": "NORMAL"}""".formatted(id + 1, "Et la suite. ".repeat(id % 12));
    }

    @Test
    void ten_thousand_lines_are_read_and_scrolled_through() throws InterruptedException {
        logInAs("hry");
        openByKeyboard("4996");

        readToTheEnd();

        assertThat(history().getItems()).hasSize(LINES);
        assertThat(history().getItems().get(LINES - 1).id()).isEqualTo(1);
        print("to the end and back", scroll());
    }

    private void readToTheEnd() {
        for (var seen = 0; seen < LINES; ) {
            var known = history().getItems().size();
            robot.interact(() -> history().scrollTo(known - 1));
            if (known < LINES) {
                shows(() -> assertThat(history().getItems().size()).isGreaterThan(known));
            }
            seen = known;
        }
    }

    /** Milliseconds between frames, while the lines pass by as under a wheel that is turned fast. */
    private List<Long> scroll() throws InterruptedException {
        var frames = Collections.synchronizedList(new ArrayList<Long>());
        var over = new CountDownLatch(1);
        robot.interact(() -> new AnimationTimer() {
            private long before;
            private int line;

            @Override
            public void handle(long now) {
                if (before != 0) {
                    frames.add(TimeUnit.NANOSECONDS.toMillis(now - before));
                }
                before = now;
                line += LINES_A_FRAME;
                if (line >= 2 * LINES) {
                    stop();
                    over.countDown();
                } else {
                    history().scrollTo(line < LINES ? LINES - 1 - line : line - LINES);
                }
            }
        }.start());
        assertThat(over.await(Duration.ofMinutes(5).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return frames.stream().sorted().toList();
    }

    private static void print(String what, List<Long> sorted) {
        LOG.log(
                Level.INFO,
                "{0} lines {1}: {2} frames, median {3} ms, 99 % within {4} ms, longest {5} ms",
                LINES,
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1));
    }
}
