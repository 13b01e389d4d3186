package fr.gestan.gsupport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    static List<Signal> signals() {
        return List.of(
                new Signal.Line(4996, -15, 6628),
                new Signal.Found("HRY", List.of(4996L), true),
                new Signal.Found("H Y\n", List.of(4996L, 5001L), false),
                new Signal.NotFound("HRY", "Noël & Fils\nline 1 2 3"),
                new Signal.NotFound("HRY", "-"),
                new Signal.NotFound("HRY", null),
                new Signal.Shown("ÉCN", 4996, Instant.parse("2026-11-25T10:00:00.123Z")),
                new Signal.Left("ECN", Instant.parse("2026-11-25T10:00:00.123Z")),
                new Signal.Deaf("ECN"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void another_server_reads_what_one_wrote(Signal signal) {
        var messages = Messages.write("one", List.of(signal), 7_900);

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).matches("[\\x0A\\x20-\\x7E]+");
        assertThat(Messages.read("other", messages.get(0))).containsExactly(signal);
    }

    @Test
    void nobody_hears_itself() {
        assertThat(Messages.read("one", Messages.write("one", signals(), 7_900).get(0)))
                .isEmpty();
    }

    @Test
    void many_signals_are_several_messages_none_of_them_too_long() {
        var signals = LongStream.range(0, 2_000)
                .mapToObj(id -> (Signal) new Signal.Line(id, -15, id))
                .toList();

        var messages = Messages.write("one", signals, 7_900);

        assertThat(messages)
                .hasSizeBetween(2, 10)
                .allSatisfy(message ->
                        assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(7_900));
        assertThat(messages.stream().flatMap(message -> Messages.read("other", message).stream()))
                .containsExactlyElementsOf(signals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "one\n",
                "one\nline",
                "one\nline x y z",
                "one\nline 1 2",
                "one\nfuture 1 2 3",
                "one\nshown HRY 1 x",
                "one\nseveral HRY 1,x",
                "one\nnone %zz -"
            })
    void what_is_no_signal_is_left_out(String message) {
        assertThat(Messages.read("other", message)).isEmpty();
    }
}
