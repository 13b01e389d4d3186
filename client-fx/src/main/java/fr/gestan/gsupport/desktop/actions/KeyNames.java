package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.ArrayList;
import java.util.Locale;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** What keys are called on the keyboards of whoever reads: JavaFX knows them in English only. */
final class KeyNames {

    private final Messages messages;

    KeyNames(Messages messages) {
        this.messages = messages;
    }

    /** {@code Ctrl+Maj+Entrée}. */
    String of(KeyCombination keys) {
        var names = new ArrayList<String>();
        if (keys.getControl() == ModifierValue.DOWN || keys.getShortcut() == ModifierValue.DOWN) {
            names.add(messages.text("keys.ctrl"));
        }
        if (keys.getAlt() == ModifierValue.DOWN) {
            names.add(messages.text("keys.alt"));
        }
        if (keys.getShift() == ModifierValue.DOWN) {
            names.add(messages.text("keys.shift"));
        }
        names.add(keys instanceof KeyCodeCombination combination ? nameOf(combination) : keys.getDisplayText());
        return String.join("+", names);
    }

    private String nameOf(KeyCodeCombination keys) {
        var key = "keys.key." + keys.getCode().name().toLowerCase(Locale.ROOT);
        return messages.knows(key) ? messages.text(key) : keys.getCode().getName();
    }
}
