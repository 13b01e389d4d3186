package fr.gestan.gsupport.desktop.office.statement;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.api.statements.Statement;
import fr.gestan.gsupport.api.statements.StatementPeriod;
import fr.gestan.gsupport.api.statements.StatementsApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.Exports;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What became of the credit of the client on the screen in a period: to read, to keep, and to mail to the client. */
public final class StatementViewModel {

    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Statement> statement = new ReadOnlyObjectWrapper<>();
    private final ObservableList<HistoryLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final StatementsApi statements;
    private final Exports exports;
    private final LongSupplier wanted;
    private final boolean mayMail;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private Attempt latest;
    private long asked;

    /** What was last asked to be mailed and not answered by yes, with its key. */
    private record Attempt(long clientId, StatementPeriod period, String key) {}

    /**
     * @param wanted the client on the support screen, asked each time this is shown
     * @param mayMail whether whoever is logged in may have it mailed
     */
    public StatementViewModel(
            Calls calls,
            StatementsApi statements,
            Exports exports,
            LongSupplier wanted,
            boolean mayMail,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.statements = statements;
        this.exports = exports;
        this.wanted = wanted;
        this.mayMail = mayMail;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(StatementViewModel before) {
        from.set(before.from.get());
        to.set(before.to.get());
        latest = before.latest;
    }

    /** Reads the period that is typed, of the client on the screen. */
    public void read() {
        var id = wanted.getAsLong();
        var first = from.get();
        var last = to.get();
        var asking = ++asked;
        outcome.set(Outcome.NONE);
        if (statement.get() != null && statement.get().clientId() != id) {
            statement.set(null);
            lines.clear();
        }
        if (isUpsideDown()) {
            return;
        }
        busy.set(true);
        calls.to(() -> statements.statement(id, first, last))
                .onSuccess(found -> {
                    if (asking == asked) {
                        busy.set(false);
                        statement.set(found);
                        lines.setAll(found.lines());
                    }
                })
                .onFailure(failure -> {
                    if (asking == asked) {
                        busy.set(false);
                        explain(failure);
                    }
                })
                .start();
    }

    private boolean isUpsideDown() {
        var wrong = from.get() != null && to.get() != null && to.get().isBefore(from.get());
        if (wrong) {
            outcome.set(new Outcome(messages.text("office.statement.check.period"), false));
        }
        return wrong;
    }

    /** Keeps it as a document. */
    public void keepDocument() {
        var id = wanted.getAsLong();
        var first = from.get();
        var last = to.get();
        if (!isUpsideDown()) {
            exports.document(
                    messages.text("office.statement.file.pdf", String.valueOf(id)),
                    () -> statements.document(id, first, last),
                    outcome::set);
        }
    }

    /** Keeps its lines as a table. */
    public void keepTable() {
        var id = wanted.getAsLong();
        var first = from.get();
        var last = to.get();
        if (!isUpsideDown()) {
            exports.table(
                    messages.text("office.statement.file.csv", String.valueOf(id)),
                    () -> statements.table(id, first, last),
                    outcome::set);
        }
    }

    /** Has it mailed to the client; asked twice for the same without an answer in between, it leaves once. */
    public void mail() {
        if (!mayMail || busy.get() || isUpsideDown()) {
            return;
        }
        var id = wanted.getAsLong();
        var period = new StatementPeriod(from.get(), to.get());
        if (latest == null || latest.clientId() != id || !latest.period().equals(period)) {
            latest = new Attempt(id, period, UUID.randomUUID().toString());
        }
        var attempt = latest;
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> statements.mail(attempt.clientId(), attempt.key(), attempt.period()))
                .whenOver(() -> busy.set(false))
                .onSuccess(this::mailed)
                .onFailure(this::explain)
                .start();
    }

    private void mailed(RequestedMail requested) {
        latest = null;
        var leaves = requested.mail().status() != MailStatus.SUPPRESSED;
        outcome.set(
                new Outcome(messages.text(leaves ? "office.statement.mailed" : "office.statement.no-address"), leaves));
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** {@code Intervention}, {@code Achat} …; of one that was done for free also that. */
    public String kindOf(HistoryLine line) {
        return messages.text("office.statement.kind."
                + line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** How many minutes came or went; null for a line that moves nothing. */
    public Integer movedBy(HistoryLine line) {
        var moved = line.balanceAfter() - line.balanceBefore();
        return moved == 0 && line.kind() != LineKind.INTERVENTION ? null : Integer.valueOf(moved);
    }

    /** Whose it is, what there was, and what there is. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> {
                    var shown = statement.get();
                    return shown == null
                            ? ""
                            : messages.text(
                                    "office.statement.heading",
                                    shown.companyName(),
                                    formats.number(shown.clientId()),
                                    formats.number(shown.openingBalance()),
                                    formats.number(shown.closingBalance()));
                },
                statement);
    }

    /** The first day; null: from the beginning. */
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /** The last day; null: today. */
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /** Oldest first. */
    public ObservableList<HistoryLine> lines() {
        return lines;
    }

    /** Whether whoever is logged in may have it mailed. */
    public boolean mayMail() {
        return mayMail;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether a file is being made. */
    public ReadOnlyBooleanProperty exportingProperty() {
        return exports.busyProperty();
    }
}
