package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What sales administration can do about the selected line of the history, and what came of it. */
public final class CorrectionViewModel {

    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ClientCard> elsewhere = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectProperty<HistoryLine> line;
    private final boolean allowed;
    private final Messages messages;
    private final Formats formats;
    private final Consumer<HistoryLine> correct;
    private final LongConsumer open;
    private final BooleanBinding offered;

    /**
     * @param line the selected line of the history, or null
     * @param allowed whether whoever is logged in may correct
     * @param correct begins the correction of a line
     * @param open opens the client with this id
     */
    public CorrectionViewModel(
            ReadOnlyObjectProperty<HistoryLine> line,
            boolean allowed,
            Messages messages,
            Formats formats,
            Consumer<HistoryLine> correct,
            LongConsumer open) {
        this.line = line;
        this.allowed = allowed;
        this.messages = messages;
        this.formats = formats;
        this.correct = correct;
        this.open = open;
        this.offered = Bindings.createBooleanBinding(() -> allowed && isCorrectable(line.get()), line);
    }

    private static boolean isCorrectable(HistoryLine line) {
        return line != null && line.kind() != LineKind.CORRECTION && line.correctedByLineId() == null;
    }

    /** Begins the correction of the selected line. */
    public void correct() {
        if (offered.get()) {
            forget();
            correct.accept(line.get());
        }
    }

    /**
     * Says what was done.
     *
     * @param stillOpen whether the client whose line it was is still on the screen
     */
    void corrected(Corrected corrected, boolean stillOpen) {
        var sentence = sentenceOn(corrected);
        done.set(stillOpen ? sentence : messages.text("support.form.elsewhere", corrected.companyName(), sentence));
        elsewhere.set(corrected.elsewhere());
    }

    private String sentenceOn(Corrected corrected) {
        var undone = formats.number(corrected.undone().id());
        var by = formats.number(corrected.correction().id());
        var again = corrected.correction().replacementLineId();
        if (again == null) {
            return messages.text("support.correction.done", undone, by);
        }
        return corrected.elsewhere() == null
                ? messages.text("support.correction.done.again", undone, by, formats.number(again))
                : messages.text(
                        "support.correction.done.elsewhere",
                        undone,
                        by,
                        formats.number(again),
                        corrected.elsewhere().companyName(),
                        formats.number(corrected.elsewhere().id()));
    }

    /** What was done is no longer of interest. */
    void forget() {
        done.set("");
        elsewhere.set(null);
    }

    /** Opens the client for whom the line was recorded again. */
    public void openElsewhere() {
        open.accept(elsewhere.get().id());
    }

    /** Whether the selected line can be undone by whoever is logged in. */
    public BooleanBinding offered() {
        return offered;
    }

    /** Names the selected line on the button. Never empty: JavaFX fails on a mnemonic whose text has gone. */
    public StringBinding offer() {
        return Bindings.createStringBinding(
                () -> messages.text(
                        "support.correction.open",
                        line.get() == null ? "" : formats.number(line.get().id())),
                line);
    }

    /** Why the selected line cannot be undone, for those who else may; empty where it can. */
    public StringBinding whyNot() {
        return Bindings.createStringBinding(
                () -> allowed && line.get() != null && !offered.get() ? whyNot(line.get()) : "", line, offered);
    }

    private String whyNot(HistoryLine standing) {
        return standing.kind() == LineKind.CORRECTION
                ? messages.text("support.correction.not-a-correction")
                : messages.text("support.correction.already", formats.number(standing.correctedByLineId()));
    }

    /** What was last done; or empty. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** The other client for whom the line was recorded again; null where none. */
    public ReadOnlyObjectProperty<ClientCard> elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }

    /** Names that client on the button that opens it. */
    public StringBinding openElsewhereOffer() {
        return Bindings.createStringBinding(
                () -> elsewhere.get() == null
                        ? ""
                        : messages.text(
                                "support.correction.open-elsewhere",
                                elsewhere.get().companyName()),
                elsewhere);
    }
}
