package fr.gestan.gsupport.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineHashTest {

    private static final byte[] PREVIOUS = {1, 2, 3};
    private static final byte[] SALT = {4, 5, 6};
    private static final Instant TIME = Instant.parse("2022-02-01T13:13:12Z");

    private static final NewLine LINE = new NewLine(
            LineKind.INTERVENTION,
            Billing.FREE,
            0,
            5,
            290L,
            "HRY",
            TIME.minusSeconds(300),
            "Paramétrage",
            "Sauvegardes",
            FreeReason.DEFECT,
            true,
            new NewLine.Override("Urgent", "REFUSE_OVERDRAWN"),
            "F-1",
            LocalDate.of(2022, 7, 30),
            new NewLine.Corrected(6_166, Billing.NORMAL, 10, -10),
            6_165L,
            TIME.minusSeconds(86_400),
            "person:ADV",
            new NewLine.Credit(true, true, 3L),
            new NewLine.LotEnd(6_000, LocalDate.of(2022, 7, 30)));

    private static final Line PLACE = new Line(6_627, 9, 50, 50, TIME);

    /** Another value for each part of a line. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry("kind", LineKind.OPENING),
            Map.entry("billing", Billing.NORMAL),
            Map.entry("durationMinutes", 6),
            Map.entry("measuredSeconds", 291L),
            Map.entry("by", "ECN"),
            Map.entry("startedAt", TIME.minusSeconds(299)),
            Map.entry("summary", "Paramétrage "),
            Map.entry("advice", "Sauvegardes."),
            Map.entry("freeReason", FreeReason.OTHER),
            Map.entry("inviteToFacebook", false),
            Map.entry("override", new NewLine.Override("Urgent !", "REFUSE_OVERDRAWN")),
            Map.entry("reference", "F-2"),
            Map.entry("validUntil", LocalDate.of(2022, 7, 31)),
            Map.entry("corrects", new NewLine.Corrected(6_167, Billing.NORMAL, 10, -10)),
            Map.entry("replacesLineId", 6_164L),
            Map.entry("firstPerformedAt", TIME.minusSeconds(86_401)),
            Map.entry("requestedBy", "key:1"),
            Map.entry("credit", new NewLine.Credit(true, true, 4L)),
            Map.entry("lotEnd", new NewLine.LotEnd(6_001, LocalDate.of(2022, 7, 30))));

    /** What a line moves by follows from the balances, which are hashed: the database refuses any other. */
    private static final String FOLLOWS_FROM_THE_BALANCES = "deltaMinutes";

    static Stream<String> partsOfALine() {
        return Arrays.stream(NewLine.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals(FOLLOWS_FROM_THE_BALANCES));
    }

    @ParameterizedTest
    @MethodSource("partsOfALine")
    void every_part_of_a_line_counts(String part) throws ReflectiveOperationException {
        var other = OTHERS.get(part);
        assertThat(other).as("another value of the new part %s", part).isNotNull();

        assertThat(hash(PREVIOUS, PLACE, with(LINE, part, other))).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
    }

    @ParameterizedTest
    @MethodSource("partsOfALine")
    void what_is_missing_differs_from_what_is_there(String part) throws ReflectiveOperationException {
        boolean canBeMissing =
                !Stream.of("kind", "by", "summary", "inviteToFacebook").toList().contains(part);
        if (canBeMissing) {
            assertThat(hash(PREVIOUS, PLACE, with(LINE, part, null))).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
        }
    }

    @Test
    void the_rule_of_an_exception_counts() throws ReflectiveOperationException {
        var other = with(LINE, "override", new NewLine.Override("Urgent", "REFUSE_DO_NOT_INTERVENE"));

        assertThat(hash(PREVIOUS, PLACE, other)).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
    }

    static Stream<NewLine.Credit> otherCredits() {
        return Stream.of(
                new NewLine.Credit(false, true, 3L),
                new NewLine.Credit(true, false, 3L),
                new NewLine.Credit(true, true, null));
    }

    @ParameterizedTest
    @MethodSource("otherCredits")
    void whatever_a_purchase_says_of_its_minutes_counts(NewLine.Credit credit) throws ReflectiveOperationException {
        assertThat(hash(PREVIOUS, PLACE, with(LINE, "credit", credit))).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
    }

    @Test
    void the_end_of_a_lot_counts() throws ReflectiveOperationException {
        var other = with(LINE, "lotEnd", new NewLine.LotEnd(6_000, LocalDate.of(2022, 7, 31)));

        assertThat(hash(PREVIOUS, PLACE, other)).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
    }

    @Test
    void a_plain_purchase_hashes_as_it_did_before_there_were_lots() throws ReflectiveOperationException {
        var plain = with(with(LINE, "credit", NewLine.Credit.PLAIN), "lotEnd", null);

        assertThat(HexFormat.of().formatHex(hash(PREVIOUS, PLACE, plain)))
                .isEqualTo("1d818de824662aa26ddf2b2d1babebdd35f31b780b88bd0a5737f8a5b69024ce");
    }

    static Stream<Line> otherPlaces() {
        return Stream.of(
                new Line(6_628, 9, 50, 50, TIME),
                new Line(6_627, 10, 50, 50, TIME),
                new Line(6_627, 9, 51, 50, TIME),
                new Line(6_627, 9, 50, 51, TIME),
                new Line(6_627, 9, 50, 50, TIME.plusMillis(1)));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void its_place_and_time_count(Line place) {
        assertThat(hash(PREVIOUS, place, LINE)).isNotEqualTo(hash(PREVIOUS, PLACE, LINE));
    }

    @Test
    void its_client_the_salt_and_the_line_ahead_count() {
        var digest = LineHash.ofTexts(SALT, LINE);
        var hash = LineHash.ofLine(PREVIOUS, digest, 4_996, PLACE, LINE);

        assertThat(LineHash.ofLine(PREVIOUS, digest, 4_997, PLACE, LINE)).isNotEqualTo(hash);
        assertThat(LineHash.ofLine(new byte[] {1, 2, 4}, digest, 4_996, PLACE, LINE))
                .isNotEqualTo(hash);
        assertThat(LineHash.ofTexts(new byte[] {4, 5, 7}, LINE)).isNotEqualTo(digest);
    }

    @Test
    void words_do_not_move_from_one_text_to_the_next_unseen() throws ReflectiveOperationException {
        var one = with(with(LINE, "summary", "Para"), "advice", "métrage");
        var other = with(with(LINE, "summary", "Paramé"), "advice", "trage");

        assertThat(LineHash.ofTexts(SALT, one)).isNotEqualTo(LineHash.ofTexts(SALT, other));
    }

    @Test
    void the_same_line_has_the_same_hash() {
        assertThat(hash(PREVIOUS, PLACE, LINE))
                .isEqualTo(hash(PREVIOUS, PLACE, LINE))
                .hasSize(32);
    }

    private static byte[] hash(byte[] previous, Line place, NewLine line) {
        return LineHash.ofLine(previous, LineHash.ofTexts(SALT, line), 4_996, place, line);
    }

    private static NewLine with(NewLine line, String part, Object value) throws ReflectiveOperationException {
        var components = NewLine.class.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getName().equals(part)
                    ? value
                    : components[i].getAccessor().invoke(line);
        }
        return NewLine.class.getDeclaredConstructor(types).newInstance(values);
    }
}
