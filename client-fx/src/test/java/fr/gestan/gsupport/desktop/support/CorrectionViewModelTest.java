package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class CorrectionViewModelTest {

    private final SimpleObjectProperty<HistoryLine> selected = new SimpleObjectProperty<>();
    private final List<HistoryLine> begun = new ArrayList<>();
    private final List<Long> opened = new ArrayList<>();
    private final CorrectionViewModel correction = allowed(true);

    private CorrectionViewModel allowed(boolean allowed) {
        return new CorrectionViewModel(
                selected,
                allowed,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                begun::add,
                opened::add);
    }

    private static HistoryLine correctionWith(Long replacement) {
        return new HistoryLine(
                6_628,
                Samples.CLIENT,
                LineKind.CORRECTION,
                "Mauvais client",
                null,
                "ADV",
                50,
                55,
                Instant.EPOCH,
                null,
                null,
                6_627L,
                null,
                null,
                replacement,
                null,
                null,
                null,
                null);
    }

    @Test
    void is_offered_for_a_line_that_stands_and_to_who_may() {
        assertThat(correction.offered().get()).as("nothing selected").isFalse();
        selected.set(aLine().line());
        assertThat(correction.offered().get()).isTrue();
        assertThat(correction.offer().get()).isEqualTo("_Corriger la ligne 6\u00a0627…");
        assertThat(allowed(false).offered().get()).as("a technician").isFalse();
        selected.set(aLine().correctedBy(6_628).line());
        assertThat(correction.offered().get()).as("corrected already").isFalse();
        selected.set(aLine().of(LineKind.CORRECTION).line());
        assertThat(correction.offered().get()).as("a correction").isFalse();
    }

    @Test
    void says_to_who_else_may_why_a_line_cannot_be_corrected() {
        selected.set(aLine().correctedBy(6_628).line());
        assertThat(correction.whyNot().get()).contains("déjà corrigée, par la ligne 6\u00a0628");
        assertThat(allowed(false).whyNot().get()).as("a technician").isEmpty();
        selected.set(aLine().of(LineKind.CORRECTION).line());
        assertThat(correction.whyNot().get()).startsWith("Une correction ne se corrige pas");
        selected.set(aLine().line());
        assertThat(correction.whyNot().get()).isEmpty();
    }

    @Test
    void begins_with_the_selected_line_and_not_where_it_is_not_offered() {
        selected.set(aLine().correctedBy(6_628).line());
        correction.correct();
        assertThat(begun).isEmpty();

        selected.set(aLine().line());
        correction.correct();

        assertThat(begun).extracting(HistoryLine::id).containsExactly(6_627L);
    }

    @Test
    void says_what_was_done_until_the_next_correction() {
        selected.set(aLine().line());
        correction.corrected(new Corrected(aLine().line(), "JARDINS DU TILLEUL", correctionWith(null), null), true);
        assertThat(correction.doneProperty().get()).isEqualTo("Ligne 6\u00a0627 annulée par la ligne 6\u00a0628.");

        correction.corrected(new Corrected(aLine().line(), "JARDINS DU TILLEUL", correctionWith(6_629L), null), true);
        assertThat(correction.doneProperty().get()).endsWith("enregistrée à nouveau\u00a0: ligne 6\u00a0629.");

        correction.correct();
        assertThat(correction.doneProperty().get()).isEmpty();
    }

    @Test
    void names_the_other_client_and_opens_it() {
        var other = Samples.aClient().card();
        correction.corrected(new Corrected(aLine().line(), "ATELIER DES DUNES", correctionWith(6_629L), other), true);

        assertThat(correction.doneProperty().get()).contains("pour JARDINS DU TILLEUL (n° 4\u00a0996)");
        assertThat(correction.openElsewhereOffer().get()).isEqualTo("Ouvrir JARDINS DU TILLEUL");
        correction.openElsewhere();
        assertThat(opened).containsExactly(4_996L);
    }

    @Test
    void names_the_client_whose_line_it_was_where_another_is_on_the_screen_by_then() {
        correction.corrected(new Corrected(aLine().line(), "JARDINS DU TILLEUL", correctionWith(null), null), false);

        assertThat(correction.doneProperty().get()).startsWith("JARDINS DU TILLEUL\u00a0: Ligne 6\u00a0627");
    }
}
