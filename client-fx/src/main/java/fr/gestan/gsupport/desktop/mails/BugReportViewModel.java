package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.mails.InterventionMailsApi;
import fr.gestan.gsupport.api.mails.NewBugReport;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.BugReportDrafts.Typed;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Telling the development team of a bug that showed during an intervention. What was typed for a line stays until it was
 * taken by the server: it is there again after an error, after closing, after another client, and after a crash.
 */
public final class BugReportViewModel {

    private static final Duration KEPT_EVERY = Duration.ofSeconds(1);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_VERSION = 40;

    /** A field that has to be looked at. */
    public enum Field {
        TITLE,
        DESCRIPTION,
        VERSION
    }

    private final ReadOnlyObjectWrapper<HistoryLine> line = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty gestanVersion = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Field> lookAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final InterventionMailsApi mails;
    private final BugReportDrafts drafts;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Consumer<HistoryLine> whenReported;
    private Attempt latest;

    /**
     * @param drafts what was typed and is not with the server yet
     * @param whenReported told of the line that the report is about, as it is once the server has taken it
     */
    public BugReportViewModel(
            Calls calls,
            Schedule schedule,
            InterventionMailsApi mails,
            BugReportDrafts drafts,
            Messages messages,
            Formats formats,
            Consumer<HistoryLine> whenReported) {
        this.calls = calls;
        this.mails = mails;
        this.drafts = drafts;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenReported = whenReported;
        schedule.every(KEPT_EVERY, this::keepTyped);
    }

    /** The same line and content keep their key, so that a second try after a broken connection tells nothing twice. */
    private record Attempt(long lineId, NewBugReport content, String key) {

        boolean isOf(HistoryLine line, NewBugReport typed) {
            return lineId == line.id() && content.equals(typed);
        }
    }

    /** Begins, or takes up again, a report on a line. */
    public void open(HistoryLine about) {
        if (busy.get()) {
            return;
        }
        keepTyped();
        line.set(about);
        var kept = drafts.of(about.id());
        title.set(kept.title());
        description.set(kept.description());
        gestanVersion.set(kept.gestanVersion());
        if (kept.key() != null) {
            latest = new Attempt(about.id(), content(), kept.key());
        }
        message.set("");
        showing.set(true);
    }

    private void keepTyped() {
        if (line.get() != null) {
            var sent = latest != null && latest.isOf(line.get(), content()) ? latest.key() : null;
            drafts.keep(line.get().id(), new Typed(title.get(), description.get(), gestanVersion.get(), sent));
        }
    }

    /** Puts it away, and keeps what was typed; not while it is being sent, for the answer has to be seen. */
    public void close() {
        if (!busy.get()) {
            keepTyped();
            showing.set(false);
        }
    }

    /** Sends what is on the screen; where something is missing, says what. */
    public void send() {
        if (!showing.get() || busy.get()) {
            return;
        }
        var missing = missing();
        if (missing.isPresent()) {
            message.set(messages.text(sentenceFor(missing.get())));
            // Set anew even where it is the same field again, so that the view moves the focus each time.
            lookAt.set(null);
            lookAt.set(missing.get());
            return;
        }
        var about = line.get();
        if (latest == null || !latest.isOf(about, content())) {
            latest = new Attempt(about.id(), content(), UUID.randomUUID().toString());
        }
        var attempt = latest;
        keepTyped();
        busy.set(true);
        message.set("");
        calls.to(() -> mails.reportBug(attempt.lineId(), attempt.key(), attempt.content()))
                .whenOver(() -> busy.set(false))
                .onSuccess(taken -> reported(about.with(about.mail(), taken.mail())))
                .onFailure(failure -> message.set(sentenceOn(failure)))
                .start();
    }

    private NewBugReport content() {
        var version = gestanVersion.get().strip();
        return new NewBugReport(title.get().strip(), description.get().strip(), version.isEmpty() ? null : version);
    }

    private Optional<Field> missing() {
        if (title.get().isBlank() || title.get().strip().length() > LONGEST_TITLE) {
            return Optional.of(Field.TITLE);
        }
        if (description.get().isBlank() || description.get().strip().length() > LONGEST_DESCRIPTION) {
            return Optional.of(Field.DESCRIPTION);
        }
        return gestanVersion.get().strip().length() > LONGEST_VERSION ? Optional.of(Field.VERSION) : Optional.empty();
    }

    private static String sentenceFor(Field field) {
        return switch (field) {
            case TITLE -> "problem.field.title";
            case DESCRIPTION -> "problem.field.description";
            case VERSION -> "problem.field.gestanVersion";
        };
    }

    private void reported(HistoryLine about) {
        latest = null;
        line.set(null);
        drafts.forget(about.id());
        showing.set(false);
        whenReported.accept(about);
    }

    private String sentenceOn(ApiFailure failure) {
        return failure.outcomeUnknown()
                ? messages.text("support.mails.bug.outcome-unknown", sentences.of(failure))
                : sentences.of(failure);
    }

    /** Names the intervention; empty where there is none. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> line.get() == null
                        ? ""
                        : messages.text(
                                "support.mails.bug.title",
                                formats.number(line.get().id())),
                line);
    }

    public StringProperty titleProperty() {
        return title;
    }

    public StringProperty descriptionProperty() {
        return description;
    }

    public StringProperty gestanVersionProperty() {
        return gestanVersion;
    }

    /** What is missing, or why it was not sent; or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The field that should get the focus; null where none. */
    public ReadOnlyObjectProperty<Field> lookAtProperty() {
        return lookAt.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Whether it is being sent: nothing can be typed meanwhile. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
