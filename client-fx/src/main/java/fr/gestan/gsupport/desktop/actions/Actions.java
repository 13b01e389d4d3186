package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.theme.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every command of the window, each registered once. What lies over the screen, as a correction, has a {@link Layer} of its
 * own: while it shows, its keys are the only ones that are heard, so that Ctrl+Enter never records what lies behind.
 */
public final class Actions {

    private final Messages messages;
    private final KeyNames keyNames;
    private final Layer desk = new Layer(null);
    private final List<Layer> layers = new ArrayList<>();

    public Actions(Messages messages) {
        this.messages = messages;
        this.keyNames = new KeyNames(messages);
    }

    /** Commands that are in reach together; no two of them have the same keys. */
    public static final class Layer {

        private final ObservableBooleanValue showing;
        private final List<Action> actions = new ArrayList<>();

        private Layer(ObservableBooleanValue showing) {
            this.showing = showing;
        }

        /**
         * Adds a command and returns it.
         *
         * @throws IllegalArgumentException where another command of this layer has one of its keys, or its words
         */
        public Action register(Action added) {
            for (var other : actions) {
                if (other.key().equals(added.key())
                        || other.accelerators().stream().anyMatch(added.accelerators()::contains)) {
                    throw new IllegalArgumentException(added.key() + " takes keys or words of " + other.key());
                }
            }
            actions.add(added);
            return added;
        }

        /** In the order in which they were registered. */
        public List<Action> actions() {
            return List.copyOf(actions);
        }
    }

    /** Adds a command of the screen itself and returns it. */
    public Action register(Action added) {
        return desk.register(added);
    }

    /** A place for the commands of something that lies over the screen. Of two that show, the later one is on top. */
    public Layer over(ObservableBooleanValue showing) {
        var layer = new Layer(showing);
        layers.add(0, layer);
        return layer;
    }

    /** Whether something lies over the screen: then what lies behind gets neither keys nor focus. */
    public BooleanBinding covered() {
        return Bindings.createBooleanBinding(
                () -> layers.stream().anyMatch(layer -> layer.showing.get()),
                layers.stream().map(layer -> layer.showing).toArray(Observable[]::new));
    }

    /** Hears the keys of all commands before any control does: a text area would keep Ctrl+Space for itself. */
    public void listenOn(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        inReach().stream()
                .filter(action -> action.accelerators().stream().anyMatch(keys -> keys.match(event)))
                .findFirst()
                .ifPresent(action -> {
                    event.consume();
                    action.runIfEnabled();
                });
    }

    /** The commands of what lies on top of all, or those of the screen itself, in the order of their registration. */
    public List<Action> inReach() {
        return layers.stream()
                .filter(layer -> layer.showing.get())
                .findFirst()
                .orElse(desk)
                .actions();
    }

    /** All commands of all layers, those of the screen itself first. */
    public List<Action> all() {
        return Stream.concat(Stream.of(desk), layers.stream())
                .flatMap(layer -> layer.actions.stream())
                .toList();
    }

    /** What an action does, in words. */
    public String words(Action action) {
        return messages.text(action.key());
    }

    /** How to run an action by keyboard, such as {@code Ctrl+K ou F3}; empty where it has no keys. */
    public String keys(Action action) {
        return action.accelerators().stream()
                .map(keyNames::of)
                .reduce((first, second) -> messages.text("keys.or", first, second))
                .orElse("");
    }

    /** Words and keys together, as a hint tells them. */
    public String hint(Action action) {
        var keys = keys(action);
        return keys.isEmpty() ? words(action) : messages.text("keys.hint", words(action), keys);
    }

    /** Lets a button run the action, be disabled with it and tell its hint. */
    public void show(Action action, ButtonBase button) {
        button.setOnAction(clicked -> action.run().run());
        button.disableProperty().bind(Bindings.not(action.enabled()));
        tell(action, button);
    }

    /** Lets a control tell the hint of the action that it stands for, to eyes and to screen readers. */
    public void tell(Action action, Control control) {
        Hint.on(control, () -> hint(action));
        control.setAccessibleHelp(hint(action));
    }

    /** Registers keys that lead to a control of the screen, and lets it tell them to screen readers. */
    public void leadTo(Control control, Group group, String key, String... keys) {
        var action = register(Action.of(group, key, control::requestFocus)
                .when(Bindings.createBooleanBinding(control::isVisible, control.visibleProperty()))
                .keys(keys)
                .onlyInTheHelp());
        control.setAccessibleHelp(hint(action));
    }

    /** How keys are called, for a menu that tells them beside its words. */
    public String nameOf(KeyCombination keys) {
        return keyNames.of(keys);
    }
}
