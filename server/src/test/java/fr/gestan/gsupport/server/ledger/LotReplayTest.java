package fr.gestan.gsupport.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.identity.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;

/** What is left of each lot, whatever is bought, taken, undone, extended and expires in whatever order. */
class LotReplayTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private MovableClock clock;
    private LotReplay replay;
    private MinuteByMinute model;
    private List<LotLine> lines;
    private List<Long> undone;
    private int balance;

    @BeforeTry
    void startWithAnEmptyAccount() {
        clock = new MovableClock(START);
        replay = new LotReplay();
        model = new MinuteByMinute();
        lines = new ArrayList<>();
        undone = new ArrayList<>();
        balance = 0;
    }

    /** What is done next; which lot or line it is done to is counted off those that there are. */
    private record Step(What what, int minutes, int which, int days, boolean offered, boolean binding) {}

    private enum What {
        BUY,
        TAKE,
        UNDO,
        EXTEND,
        NIGHT
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void every_lot_has_what_a_model_says_that_counts_minute_by_minute(@ForAll("steps") List<Step> steps) {
        for (var step : steps) {
            act(step);
            check();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var what = Arbitraries.frequency(
                Tuple.of(4, What.BUY),
                Tuple.of(6, What.TAKE),
                Tuple.of(4, What.UNDO),
                Tuple.of(1, What.EXTEND),
                Tuple.of(3, What.NIGHT));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Example
    void the_earliest_end_is_drawn_first_then_what_was_offered_then_the_oldest() {
        long endless = buy(10, null, false, false);
        long later = buy(10, day(60), false, false);
        long paid = buy(10, day(30), false, true);
        long gift = buy(10, day(30), true, false);
        long secondGift = buy(10, day(30), true, false);

        assertThat(replay.withMinutes())
                .extracting(Lot::lineId)
                .containsExactly(gift, secondGift, paid, later, endless);
        take(25);
        assertThat(left(gift)).isZero();
        assertThat(left(secondGift)).isZero();
        assertThat(left(paid)).isEqualTo(5);
    }

    @Example
    void a_debt_is_paid_by_the_next_purchase() {
        take(15);
        long bought = buy(60, null, false, false);

        assertThat(left(bought)).isEqualTo(45);
        assertThat(replay.owedMinutes()).isZero();
    }

    @Example
    void what_is_undone_goes_back_to_the_lots_that_it_was_drawn_from() {
        long first = buy(10, day(30), false, false);
        long second = buy(60, null, false, false);
        long wrong = take(30);
        take(20);

        undo(wrong);

        assertThat(left(first)).isEqualTo(10);
        assertThat(left(second)).isEqualTo(40);
    }

    @Example
    void an_undone_purchase_leaves_what_was_drawn_from_it_to_other_lots_and_to_debt() {
        long wrong = buy(60, day(30), false, false);
        long other = buy(20, null, false, false);
        take(50);

        undo(wrong);

        assertThat(replay.lot(wrong)).isEmpty();
        assertThat(left(other)).isZero();
        assertThat(replay.owedMinutes()).isEqualTo(30);
    }

    @Example
    void minutes_that_come_back_after_the_end_has_passed_have_no_end_any_more() {
        long lot = buy(60, day(3), false, true);
        long wrong = take(20);
        clock.advance(Duration.ofDays(5));
        expire(lot);

        undo(wrong);

        assertThat(replay.lot(lot)).get().satisfies(back -> {
            assertThat(back.remainingMinutes()).isEqualTo(20);
            assertThat(back.validUntil()).isNull();
            assertThat(back.hasExpired(day(100))).isFalse();
        });
    }

    @Example
    void so_do_minutes_that_come_back_to_a_lot_of_which_nothing_was_left_to_expire() {
        long lot = buy(20, day(3), false, true);
        long wrong = take(20);
        clock.advance(Duration.ofDays(5));

        undo(wrong);

        assertThat(replay.lot(lot))
                .get()
                .satisfies(back -> assertThat(back.hasExpired(day(100))).isFalse());
    }

    @Example
    void an_extended_lot_expires_at_its_new_end() {
        long lot = buy(60, day(3), false, true);

        long extension = extend(lot, day(40));

        assertThat(replay.lot(lot)).get().satisfies(extended -> {
            assertThat(extended.hasExpired(day(40))).isFalse();
            assertThat(extended.hasExpired(day(41))).isTrue();
        });
        undo(extension);
        assertThat(replay.lot(lot))
                .get()
                .satisfies(back -> assertThat(back.hasExpired(day(4))).isTrue());
    }

    @Example
    void an_undone_expiry_gives_its_minutes_back_until_an_extension_says_for_how_long() {
        long lot = buy(60, day(3), false, true);
        clock.advance(Duration.ofDays(5));
        long expiry = expire(lot);

        undo(expiry);

        assertThat(replay.lot(lot)).get().satisfies(back -> {
            assertThat(back.remainingMinutes()).isEqualTo(60);
            assertThat(back.validUntil()).isNull();
        });
        extend(lot, day(90));
        assertThat(replay.lot(lot))
                .get()
                .satisfies(back -> assertThat(back.hasExpired(day(91))).isTrue());
    }

    @Example
    void an_end_that_only_informs_takes_nothing() {
        long lot = buy(60, day(3), false, false);

        assertThat(replay.lot(lot))
                .get()
                .satisfies(informed -> assertThat(informed.hasExpired(day(100))).isFalse());
    }

    private void act(Step step) {
        switch (step.what()) {
            case BUY -> {
                var end = step.days() == 0 ? null : day(step.days());
                buy(step.minutes(), end, step.offered(), end != null && step.binding());
            }
            case TAKE -> take(step.minutes());
            case UNDO -> undoable(step.which());
            case EXTEND -> {
                var lots = replay.withMinutes();
                if (!lots.isEmpty()) {
                    var lot = lots.get(step.which() % lots.size());
                    extend(
                            lot.lineId(),
                            (lot.validUntil() == null ? today() : lot.validUntil()).plusDays(step.days() + 1));
                }
            }
            case NIGHT -> {
                clock.advance(Duration.ofDays(step.days()));
                replay.withMinutes().stream()
                        .filter(lot -> lot.hasExpired(today()))
                        .toList()
                        .forEach(lot -> expire(lot.lineId()));
            }
        }
    }

    private void undoable(int which) {
        var left = lines.stream()
                .filter(line -> line.correctsLineId() == null && !undone.contains(line.id()))
                .toList();
        if (!left.isEmpty()) {
            undo(left.get(which % left.size()).id());
        }
    }

    private void check() {
        int sum = 0;
        for (var line : lines) {
            var lot = replay.lot(line.id());
            if (lot.isPresent()) {
                assertThat(lot.get().remainingMinutes())
                        .as("what is left of lot %s after %s", line.id(), lines)
                        .isEqualTo(model.left(line.id()));
                sum += lot.get().remainingMinutes();
            }
        }
        assertThat(sum).as("what is left in all lots after %s", lines).isEqualTo(Math.max(balance, 0));
        assertThat(replay.owedMinutes()).isEqualTo(model.owed()).isEqualTo(Math.max(-balance, 0));
        assertThat(replay.withMinutes().stream().mapToInt(Lot::remainingMinutes).sum())
                .isEqualTo(sum);
        assertThat(replay.usedUp()).allMatch(lot -> lot.remainingMinutes() == 0);
    }

    private long buy(int minutes, LocalDate end, boolean offered, boolean binding) {
        long id = add("CREDIT_PURCHASE", minutes, end, new NewLine.Credit(offered, binding, null), null, null);
        model.buy(id, minutes, end, offered, binding);
        return id;
    }

    private long take(int minutes) {
        long id = add("INTERVENTION", -minutes, null, NewLine.Credit.PLAIN, null, null);
        model.take(id, minutes);
        return id;
    }

    private long expire(long lotLineId) {
        var lot = replay.lot(lotLineId).orElseThrow();
        var end = new NewLine.LotEnd(lotLineId, lot.validUntil());
        long id = add("EXPIRY", -lot.remainingMinutes(), null, NewLine.Credit.PLAIN, null, end);
        model.expire(id, lotLineId);
        return id;
    }

    private long extend(long lotLineId, LocalDate until) {
        long id = add("EXPIRY", 0, null, NewLine.Credit.PLAIN, null, new NewLine.LotEnd(lotLineId, until));
        model.extend(id, lotLineId, until);
        return id;
    }

    private void undo(long lineId) {
        var line = lines.get((int) lineId - 1);
        undone.add(lineId);
        add("CORRECTION", -line.deltaMinutes(), null, NewLine.Credit.PLAIN, lineId, null);
        if (line.kind().equals("CREDIT_PURCHASE")) {
            model.undoPurchase(lineId);
        } else if (line.deltaMinutes() == 0) {
            model.undoExtension(lineId);
        } else {
            model.undoTaking(lineId, clock.instant());
        }
    }

    private long add(
            String kind,
            int delta,
            LocalDate validUntil,
            NewLine.Credit credit,
            Long correctsLineId,
            NewLine.LotEnd lotEnd) {
        var line = new LotLine(
                lines.size() + 1L, kind, delta, clock.instant(), validUntil, credit, null, correctsLineId, lotEnd);
        lines.add(line);
        balance += delta;
        replay.add(line);
        return line.id();
    }

    private int left(long lotLineId) {
        return replay.lot(lotLineId).orElseThrow().remainingMinutes();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private LocalDate day(int fromToday) {
        return LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(fromToday);
    }
}
