package fr.gestan.gsupport.desktop.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Opens and uses some windows before the first one of a Java that is watched. The first use of each class, and code that is
 * not compiled yet, cost a test's Java several times what they cost an installed desktop, which has its classes in an archive,
 * or one that has been running for a minute.
 */
final class Rehearsed implements BeforeAllCallback {

    private static final int TIMES = 2;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(Rehearsed.class)).computeIfAbsent(Rehearsed.class, first -> {
            rehearse();
            return first;
        });
    }

    private static void rehearse() {
        try {
            for (var time = 0; time < TIMES; time++) {
                Rehearsal.play();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The rehearsal came to no end", e);
        }
    }
}
