package fr.gestan.gsupport.desktop.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.Mnemonic;

/**
 * Runs the one control in sight that a letter with Alt stands for. JavaFX keeps capitals and small letters apart where
 * words mark them, and asks only one of the two, whichever it finds last: the control in sight may be the other one.
 */
final class MnemonicsOfBothCases {

    private MnemonicsOfBothCases() {}

    static void hearOn(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (!pressed.isAltDown() || !pressed.getCode().isLetterKey()) {
                return;
            }
            var inSight = scene.getMnemonics().entrySet().stream()
                    .filter(marked -> marked.getKey().match(pressed))
                    .flatMap(marked -> marked.getValue().stream())
                    .filter(mnemonic -> isInSight(mnemonic.getNode()))
                    .toList();
            if (inSight.size() == 1) {
                Mnemonic only = inSight.get(0);
                only.fire();
                pressed.consume();
            }
        });
    }

    private static boolean isInSight(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }
}
