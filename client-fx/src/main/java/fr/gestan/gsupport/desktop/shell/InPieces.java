package fr.gestan.gsupport.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.application.Platform;

/** Long work of the window's thread, piece by piece: between two of them keys and clicks are answered, and the window drawn. */
final class InPieces {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean planned;

    /** Does this after what already waits, and not yet now. On the window's thread, as all that is called here. */
    void then(Runnable piece) {
        waiting.add(piece);
        plan();
    }

    private void plan() {
        if (!planned && !waiting.isEmpty()) {
            planned = true;
            Platform.runLater(() -> {
                planned = false;
                var piece = waiting.poll();
                if (piece != null) {
                    try {
                        piece.run();
                    } finally {
                        plan();
                    }
                }
            });
        }
    }

    /** Nothing of what waits is done any more. */
    void end() {
        waiting.clear();
    }
}
