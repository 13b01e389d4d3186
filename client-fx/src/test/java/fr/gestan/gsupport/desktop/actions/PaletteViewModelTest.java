package fr.gestan.gsupport.desktop.actions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.PaletteViewModel.Entry;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final Messages messages = Messages.in(Locale.FRENCH);
    private final Actions actions = new Actions(messages);
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);
    private final List<Entry> clients = List.of(
            new Entry("ÉPICERIE DE L’ÎLE (n° 5 001)", "client", "", () -> done.add("5001")),
            new Entry("JARDINS DU TILLEUL (n° 4 996)", "client", "", () -> done.add("4996")));
    private final PaletteViewModel palette = new PaletteViewModel(actions, () -> clients, messages);

    @BeforeEach
    void register() {
        actions.register(Action.of(Group.CALL, "action.normal", () -> done.add("normal"))
                .when(ready)
                .keys("Ctrl+Enter"));
        actions.register(Action.of(Group.WINDOW, "action.log-out", () -> done.add("log out")));
        actions.register(Action.of(Group.SEARCH, "action.step-back", () -> done.add("back"))
                .onlyInTheHelp());
        palette.open();
    }

    private List<String> names() {
        return palette.entries().stream().map(Entry::name).toList();
    }

    @Test
    void shows_every_command_and_the_recent_clients_before_anything_is_typed() {
        assertThat(names())
                .containsExactly(
                        "Enregistrer en Normal, décompté du crédit-temps",
                        "Se déconnecter",
                        "ÉPICERIE DE L’ÎLE (n° 5 001)",
                        "JARDINS DU TILLEUL (n° 4 996)");
        assertThat(palette.entries().get(0).keys()).isEqualTo("Ctrl+Entrée");
    }

    @Test
    void finds_by_the_beginnings_of_words_in_any_order_without_accents() {
        palette.queryProperty().set("ile epi");
        assertThat(names()).containsExactly("ÉPICERIE DE L’ÎLE (n° 5 001)");

        palette.queryProperty().set("DECON");
        assertThat(names()).containsExactly("Se déconnecter");

        palette.queryProperty().set("connecter");
        assertThat(names()).isEmpty();
        assertThat(palette.highlightedProperty().get()).isEqualTo(-1);
    }

    @Test
    void leaves_out_what_cannot_be_done_now() {
        ready.set(false);
        palette.open();

        assertThat(names()).first().isEqualTo("Se déconnecter");
    }

    @Test
    void arrows_stay_at_the_ends_and_enter_runs_with_the_palette_out_of_the_way() {
        palette.queryProperty().set("n");
        palette.move(-1);
        assertThat(palette.highlightedProperty().get()).isZero();
        palette.move(5);
        assertThat(palette.highlightedProperty().get())
                .isEqualTo(palette.entries().size() - 1);

        palette.choose();

        assertThat(done).containsExactly("4996");
        assertThat(palette.showingProperty().get()).isFalse();
    }

    @Test
    void does_nothing_on_enter_where_nothing_matches() {
        palette.queryProperty().set("xyz");

        palette.choose();

        assertThat(done).isEmpty();
        assertThat(palette.showingProperty().get()).isTrue();
    }
}
