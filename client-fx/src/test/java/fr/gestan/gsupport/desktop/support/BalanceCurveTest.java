package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.support.BalanceCurve.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;

class BalanceCurveTest {

    private static final Instant BEGIN = Instant.parse("2020-10-26T09:00:00Z");
    private static final Instant NOW = Instant.parse("2022-02-02T09:00:00Z");

    private static Instant day(long day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    private static HistoryLine line(long day, int before, int after) {
        return Lines.aLine().from(before).to(after).on(day(day)).line();
    }

    @Test
    void a_balance_stands_still_until_the_next_line() {
        var curve = BalanceCurve.of(List.of(line(2, 60, -5), line(0, 0, 60)), -5, NOW);

        assertThat(curve.points())
                .containsExactly(
                        new Point(day(0), 0),
                        new Point(day(0), 60),
                        new Point(day(2), 60),
                        new Point(day(2), -5),
                        new Point(NOW, -5));
        assertThat(curve.lowest()).isEqualTo(-5);
        assertThat(curve.highest()).isEqualTo(60);
    }

    @Test
    void a_balance_newer_than_the_lines_ends_the_curve() {
        var curve = BalanceCurve.of(List.of(line(0, 0, 60)), 57, NOW);

        assertThat(curve.last()).isEqualTo(new Point(NOW, 57));
    }

    @Test
    void ten_thousand_lines_are_few_points_with_all_peaks() {
        var lines = IntStream.range(0, 10_000)
                .mapToObj(index -> 9_999 - index)
                .map(day -> line(day, day == 5_000 ? 900 : 30, day == 5_000 ? -700 : 20))
                .toList();

        var curve = BalanceCurve.of(lines, 20, day(10_000));

        assertThat(curve.points()).hasSizeLessThan(600);
        assertThat(curve.lowest()).isEqualTo(-700);
        assertThat(curve.highest()).isEqualTo(900);
        assertThat(curve.first()).isEqualTo(new Point(day(0), 30));
        assertThat(curve.last()).isEqualTo(new Point(day(10_000), 20));
        assertThat(curve.movements()).isEqualTo(10_000);
    }

    @Test
    void what_the_chart_tells_is_told_in_words_and_follows_the_balance() {
        var lines = FXCollections.<HistoryLine>observableArrayList();
        var balance = new SimpleIntegerProperty(60);
        var curve = new BalanceCurveViewModel(
                lines, balance, () -> NOW, Messages.in(Locale.FRENCH), new Formats(ZoneId.of("Europe/Paris")));
        var words = curve.words();
        assertThat(words.get()).isEmpty();

        lines.setAll(line(2, 0, 60), line(0, 5, 0));
        balance.set(50);

        assertThat(words.get())
                .isEqualTo(
                        "Solde depuis le 26/10/20, en 2 lignes\u00a0: 5 mn au départ, 60 mn au plus haut, 0 mn au plus"
                                + " bas, 50 mn aujourd’hui.");
        assertThat(curve.caption().get()).isEqualTo("depuis le 26/10/20");
    }
}
