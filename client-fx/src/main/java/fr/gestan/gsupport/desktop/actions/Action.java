package fr.gestan.gsupport.desktop.actions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * A command of the window, told once: its keys, the hint of its button, its line in the help and in the command palette
 * all come from here.
 *
 * @param key of its words in the bundle
 * @param group under which the help lists it
 * @param accelerators each of which runs it; with none it has only its control and the palette
 * @param enabled whether it can be run now
 * @param run what it does, on the window's thread
 * @param places where it is told of
 */
public record Action(
        String key,
        Group group,
        List<KeyCombination> accelerators,
        ObservableBooleanValue enabled,
        Runnable run,
        Set<Place> places) {

    /** What an action is about, in the order of the help. */
    public enum Group {
        SEARCH,
        CALL,
        WAITING,
        HISTORY,
        OFFICE,
        WINDOW;

        /** Of its name in the bundle. */
        String key() {
            return "action.group." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where an action is told of, besides its control. */
    public enum Place {
        HELP,
        PALETTE
    }

    public Action {
        accelerators = List.copyOf(accelerators);
        places = Set.copyOf(places);
    }

    /** An action that can always be run, has no keys yet, and is told of everywhere. */
    public static Action of(Group group, String key, Runnable run) {
        return new Action(
                key, group, List.of(), Bindings.createBooleanBinding(() -> true), run, EnumSet.allOf(Place.class));
    }

    /**
     * The same action with these keys.
     *
     * @param keys such as {@code Ctrl+Shift+Enter}, by the names of {@link javafx.scene.input.KeyCode}
     */
    public Action keys(String... keys) {
        var combinations =
                Arrays.stream(keys).map(KeyCombination::keyCombination).toList();
        return new Action(key, group, combinations, enabled, run, places);
    }

    /** The same action, that can be run only while the condition holds. */
    public Action when(ObservableBooleanValue condition) {
        return new Action(key, group, accelerators, condition, run, places);
    }

    /** The same action, told of only in the help: where the palette would be no help, as for a way out of something. */
    public Action onlyInTheHelp() {
        return new Action(key, group, accelerators, enabled, run, EnumSet.of(Place.HELP));
    }

    /** The same action, told of only in the palette: the help has it already, from where it is in reach as well. */
    public Action onlyInThePalette() {
        return new Action(key, group, accelerators, enabled, run, EnumSet.of(Place.PALETTE));
    }

    /** The same action, told of nowhere but at its control: closing what somebody has just opened. */
    public Action quiet() {
        return new Action(key, group, accelerators, enabled, run, Set.of());
    }

    /** Runs it, unless it cannot be run now. */
    public void runIfEnabled() {
        if (enabled.get()) {
            run.run();
        }
    }
}
