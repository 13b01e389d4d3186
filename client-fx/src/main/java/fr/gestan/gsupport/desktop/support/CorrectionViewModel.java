package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.corrections.CorrectionsApi;
import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Undoing the selected line of the history; for sales administration alone. */
public final class CorrectionViewModel {

    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectProperty<HistoryLine> line;
    private final BooleanBinding offered;
    private final Calls calls;
    private final CorrectionsApi corrections;
    private final Messages messages;
    private final FailureSentences sentences;
    private final Runnable corrected;
    private Attempt latest;

    /**
     * @param line the selected line of the history, or null
     * @param allowed whether whoever is logged in may correct
     * @param corrected called once a line has been undone
     */
    public CorrectionViewModel(
            Calls calls,
            CorrectionsApi corrections,
            ReadOnlyObjectProperty<HistoryLine> line,
            boolean allowed,
            Messages messages,
            Runnable corrected) {
        this.calls = calls;
        this.corrections = corrections;
        this.line = line;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.corrected = corrected;
        this.offered = Bindings.createBooleanBinding(() -> allowed && isCorrectable(line.get()), line);
        line.addListener(selected -> {
            reason.set("");
            message.set("");
        });
    }

    /** The same line and reason keep their key, so that a second try after a broken connection undoes nothing twice. */
    private record Attempt(long lineId, String reason, String key) {}

    private static boolean isCorrectable(HistoryLine line) {
        return line != null && line.kind() != LineKind.CORRECTION && line.correctedByLineId() == null;
    }

    /** Undoes the selected line for the reason that was typed. */
    public void correct() {
        if (!offered.get() || busy.get()) {
            return;
        }
        if (reason.get().isBlank()) {
            message.set(messages.text("support.correction.reason-missing"));
            return;
        }
        var wrong = line.get();
        var why = reason.get().strip();
        if (latest == null || latest.lineId() != wrong.id() || !latest.reason().equals(why)) {
            latest = new Attempt(wrong.id(), why, UUID.randomUUID().toString());
        }
        var attempt = latest;
        busy.set(true);
        message.set("");
        calls.to(() -> corrections.correct(
                        wrong.clientId(), attempt.key(), new NewCorrection(wrong.id(), why, null, null)))
                .onSuccess(correction -> {
                    reason.set("");
                    corrected.run();
                })
                .onFailure(failure -> message.set(sentences.of(failure)))
                .whenOver(() -> busy.set(false))
                .start();
    }

    /** Whether the selected line can be undone by whoever is logged in. */
    public BooleanBinding offered() {
        return offered;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    /** What went wrong and what to do; empty where nothing did. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
