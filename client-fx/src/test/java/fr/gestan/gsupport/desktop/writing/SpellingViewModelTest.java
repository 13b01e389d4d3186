package fr.gestan.gsupport.desktop.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.spelling.Misspelling;
import fr.gestan.gsupport.desktop.spelling.OwnWords;
import fr.gestan.gsupport.desktop.spelling.Spelling;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import fr.gestan.gsupport.desktop.writing.SpellingViewModel.Choice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpellingViewModelTest {

    private final ManualTime time = new ManualTime();
    private final Deque<Runnable> onTheirWay = new ArrayDeque<>();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);

    @TempDir
    Path folder;

    private SpellingViewModel spelling;

    @BeforeEach
    void begin() {
        spelling = new SpellingViewModel(
                new Calls(onTheirWay::add, Runnable::run),
                time,
                new Spelling(new OwnWords(new OwnerOnlyFile(folder.resolve("own")))),
                wanted,
                Messages.in(Locale.FRENCH));
    }

    private void write(String text) {
        spelling.typed(text);
        time.pass(Duration.ofSeconds(1));
        work();
    }

    private void work() {
        while (!onTheirWay.isEmpty()) {
            onTheirWay.remove().run();
        }
    }

    private String line() {
        return spelling.lineProperty().get();
    }

    private void take(String words) {
        while (!spelling.offers().get(spelling.selectedProperty().get()).words().equals(words)) {
            spelling.move(1);
        }
    }

    @Test
    void what_nobody_knows_is_told_once_typing_pauses_with_what_was_meant() {
        spelling.typed("la fac");
        spelling.typed("la facutre zzxxqqw");

        assertThat(line()).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(onTheirWay).hasSize(1);
        work();

        assertThat(line())
                .isEqualTo(
                        "Orthographe (F7)\u00a0: «\u00a0facutre\u00a0» → facture, facturé\u2002·\u2002«\u00a0zzxxqqw\u00a0»\u00a0?");
    }

    @Test
    void while_one_types_on_the_words_found_stay_told_and_are_found_where_they_are() {
        write("la facutre du adrese");
        spelling.typed("Bonjour, la facutre du adrese");
        spelling.typed("Bonjour, la facutre du adresse");

        assertThat(line()).contains("facutre").doesNotContain("adrese");
        assertThat(spelling.next(0)).map(Misspelling::start).contains(12);
    }

    @Test
    void the_word_at_the_cursor_comes_first_then_the_others_round_and_round() {
        write("la facutre du adrese");

        var atTheEnd = spelling.next(20).orElseThrow();
        assertThat(atTheEnd.word()).isEqualTo("adrese");
        spelling.offer(atTheEnd);

        assertThat(spelling.next(20)).map(Misspelling::word).contains("facutre");
    }

    @Test
    void a_suggestion_replaces_the_word_and_nothing_else() {
        write("la facutre du jour");
        spelling.offer(spelling.next(0).orElseThrow());

        assertThat(spelling.offers())
                .extracting(Choice::words)
                .startsWith("facture")
                .endsWith("Ajouter «\u00a0facutre\u00a0» à mes mots", "Laisser ce mot ainsi");
        assertThat(spelling.choose()).contains(new Insertion(3, 10, "facture"));
        assertThat(spelling.openBinding().get()).isFalse();
    }

    @Test
    void an_own_word_is_right_at_once_and_can_be_taken_back() {
        write("le zorglubage est fini");
        spelling.offer(spelling.next(0).orElseThrow());
        take("Ajouter «\u00a0zorglubage\u00a0» à mes mots");

        assertThat(spelling.choose()).isEmpty();
        work();
        assertThat(line()).isEqualTo("«\u00a0zorglubage\u00a0» est dans vos mots (F7 l’en retire)");

        assertThat(spelling.next(0)).isEmpty();
        work();
        assertThat(line()).startsWith("Orthographe").contains("zorglubage");
    }

    @Test
    void a_word_left_as_it_is_is_not_told_again() {
        write("le zorglubage est fini");
        spelling.offer(spelling.next(0).orElseThrow());
        take("Laisser ce mot ainsi");
        spelling.choose();

        assertThat(line()).isEmpty();
        write("le zorglubage est fini ici");
        assertThat(line()).isEmpty();
    }

    @Test
    void a_late_answer_says_nothing_about_what_is_there_by_then() {
        spelling.typed("la facutre");
        time.pass(Duration.ofSeconds(1));
        spelling.typed("la facture");
        work();

        assertThat(line()).isEmpty();
    }

    @Test
    void who_does_not_want_it_is_told_nothing_until_they_do() {
        wanted.set(false);
        write("la facutre");
        assertThat(line()).isEmpty();

        wanted.set(true);
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(line()).contains("facture");
    }
}
