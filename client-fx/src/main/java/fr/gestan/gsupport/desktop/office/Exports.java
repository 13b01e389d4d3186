package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Keeps what the server makes as a file where the person wants it. */
public final class Exports {

    /** By which spreadsheets know that letters with marks are UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final SavePlace place;
    private final Messages messages;
    private final FailureSentences sentences;

    public Exports(Calls calls, SavePlace place, Messages messages) {
        this.calls = calls;
        this.place = place;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
    }

    /**
     * Keeps a table.
     *
     * @param name proposed
     * @param table asks the server
     * @param then gets what came of it; nothing where the person thought better of it
     */
    public void table(String name, Callable<InputStream> table, Consumer<Outcome> then) {
        text(name, () -> new String(bytes(table), StandardCharsets.UTF_8), then);
    }

    /** Keeps a table that comes as a text. */
    public void text(String name, Callable<String> table, Consumer<Outcome> then) {
        keep(name, () -> (BYTE_ORDER_MARK + table.call()).getBytes(StandardCharsets.UTF_8), then);
    }

    /** Keeps a document, as {@link #table} does a table. */
    public void document(String name, Callable<InputStream> document, Consumer<Outcome> then) {
        keep(name, () -> bytes(document), then);
    }

    private static byte[] bytes(Callable<InputStream> content) throws Exception {
        try (var stream = content.call()) {
            return stream.readAllBytes();
        }
    }

    private void keep(String name, Callable<byte[]> content, Consumer<Outcome> then) {
        if (busy.get()) {
            return;
        }
        var chosen = place.choose(name);
        if (chosen.isEmpty()) {
            return;
        }
        var path = chosen.get();
        busy.set(true);
        calls.to(() -> kept(path, content.call()))
                .whenOver(() -> busy.set(false))
                .onSuccess(then)
                .onFailure(failure -> then.accept(new Outcome(sentences.of(failure), false)))
                .start();
    }

    private Outcome kept(Path path, byte[] content) {
        try {
            write(path, content);
            return new Outcome(messages.text("office.export.done", path), true);
        } catch (IOException e) {
            return new Outcome(messages.text("office.export.failed", path), false);
        }
    }

    /** A file that was there stays as it was until the new one is whole. */
    private static void write(Path path, byte[] content) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            Files.write(path, content);
            return;
        }
        var file = Files.exists(path) ? path.toRealPath() : path;
        var next = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(next, content);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (Files.isRegularFile(next)) {
                Files.delete(next);
            }
        }
    }

    /** Whether a file is being made. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
