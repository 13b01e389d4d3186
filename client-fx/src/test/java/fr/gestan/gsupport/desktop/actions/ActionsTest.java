package fr.gestan.gsupport.desktop.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty covered = new SimpleBooleanProperty();
    private final Actions actions = new Actions(Messages.in(Locale.FRENCH));
    private final Pane screen = new Pane();

    @BeforeEach
    void listen() {
        actions.listenOn(screen);
    }

    private Action does(String key, String... keys) {
        return Action.of(Group.CALL, key, () -> done.add(key)).keys(keys);
    }

    private KeyEvent press(KeyCode code, boolean control, boolean shift) {
        var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
        screen.fireEvent(event);
        return event;
    }

    @Test
    void each_of_its_keys_runs_an_action() {
        actions.register(does("action.search", "Ctrl+K", "F3"));
        actions.register(does("action.free", "Ctrl+Shift+Enter"));

        press(KeyCode.K, true, false);
        press(KeyCode.F3, false, false);
        press(KeyCode.ENTER, true, false);

        assertThat(done).containsExactly("action.search", "action.search");
    }

    @Test
    void an_action_that_cannot_be_run_now_is_not_run() {
        var enabled = new SimpleBooleanProperty();
        actions.register(does("action.normal", "Ctrl+Enter").when(enabled));
        press(KeyCode.ENTER, true, false);
        assertThat(done).isEmpty();

        enabled.set(true);
        press(KeyCode.ENTER, true, false);

        assertThat(done).containsExactly("action.normal");
    }

    @Test
    void what_lies_over_the_screen_has_the_keys_to_itself() {
        actions.register(does("action.normal", "Ctrl+Enter"));
        actions.register(does("action.search", "F3"));
        actions.over(covered).register(does("action.correction.confirm", "Ctrl+Enter"));
        covered.set(true);

        press(KeyCode.ENTER, true, false);
        press(KeyCode.F3, false, false);

        assertThat(done).containsExactly("action.correction.confirm");
    }

    @Test
    void the_same_keys_are_not_given_twice() {
        actions.register(does("action.search", "Ctrl+K", "F3"));

        assertThatThrownBy(() -> actions.register(does("action.preview", "F3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("action.preview")
                .hasMessageContaining("action.search");
    }

    @Test
    void a_hint_names_the_keys_in_the_language_of_the_screen() {
        var action = does("action.free", "Ctrl+Shift+Enter");

        assertThat(actions.hint(action)).isEqualTo("Enregistrer en Gratuit, sans décompter (Ctrl+Maj+Entrée)");
        assertThat(new Actions(Messages.in(Locale.ENGLISH)).keys(action)).isEqualTo("Ctrl+Shift+Enter");
        assertThat(actions.keys(does("action.search", "Ctrl+K", "F3"))).isEqualTo("Ctrl+K ou F3");
        assertThat(actions.keys(does("action.log-out"))).isEmpty();
    }
}
