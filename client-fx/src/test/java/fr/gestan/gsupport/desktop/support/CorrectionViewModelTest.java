package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionViewModelTest {

    private static final String CORRECT = "POST /api/v1/clients/4996/corrections";

    private final SimpleObjectProperty<HistoryLine> selected = new SimpleObjectProperty<>();
    private int corrections;
    private StubServer server;
    private CorrectionViewModel correction;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(CORRECT, 201, "{\"id\":6628,\"clientId\":4996,\"kind\":\"CORRECTION\"}");
        correction = allowed(true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CorrectionViewModel allowed(boolean allowed) {
        return new CorrectionViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().corrections(),
                selected,
                allowed,
                Messages.in(Locale.FRENCH),
                () -> corrections++);
    }

    private static HistoryLine line(LineKind kind, Long correctedBy) {
        return new HistoryLine(
                6_627,
                4_996,
                kind,
                "Aide",
                null,
                "HRY",
                55,
                50,
                Instant.EPOCH,
                5,
                Billing.NORMAL,
                null,
                correctedBy,
                null,
                null,
                null,
                null);
    }

    @Test
    void is_offered_for_a_line_that_stands_and_to_who_may() {
        assertThat(correction.offered().get()).as("nothing selected").isFalse();
        selected.set(line(LineKind.INTERVENTION, null));
        assertThat(correction.offered().get()).isTrue();
        assertThat(allowed(false).offered().get()).as("a technician").isFalse();
        selected.set(line(LineKind.INTERVENTION, 6_628L));
        assertThat(correction.offered().get()).as("corrected already").isFalse();
        selected.set(line(LineKind.CORRECTION, null));
        assertThat(correction.offered().get()).as("a correction").isFalse();
    }

    @Test
    void undoes_the_selected_line_with_the_reason() {
        selected.set(line(LineKind.INTERVENTION, null));
        correction.reasonProperty().set(" Mauvais client ");

        correction.correct();

        assertThat(corrections).isEqualTo(1);
        assertThat(server.requests(CORRECT))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"correctsLineId\":6627")
                        .contains("\"reason\":\"Mauvais client\""));
        assertThat(correction.reasonProperty().get()).isEmpty();
    }

    @Test
    void asks_for_a_reason_before_anything_is_sent() {
        selected.set(line(LineKind.INTERVENTION, null));

        correction.correct();

        assertThat(server.requests(CORRECT)).isEmpty();
        assertThat(correction.messageProperty().get()).contains("motif");
    }

    @Test
    void a_second_try_after_a_broken_connection_has_the_same_key_and_the_reason_is_kept() {
        selected.set(line(LineKind.INTERVENTION, null));
        correction.reasonProperty().set("Mauvais client");
        server.breaksOff(CORRECT);
        correction.correct();
        assertThat(correction.messageProperty().get()).isNotEmpty();
        assertThat(correction.reasonProperty().get()).isEqualTo("Mauvais client");
        server.replies(CORRECT, 201, "{\"id\":6628,\"clientId\":4996,\"kind\":\"CORRECTION\"}");

        correction.correct();

        var keys = server.requests(CORRECT).stream()
                .map(StubServer.Request::key)
                .distinct()
                .toList();
        assertThat(keys).hasSize(1).doesNotContainNull();
        assertThat(corrections).isEqualTo(1);
    }
}
