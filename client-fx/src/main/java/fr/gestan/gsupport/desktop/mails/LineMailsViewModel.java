package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.InterventionMailsApi;
import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The mails that can be asked for about the selected line of the history: its recap once more, and a bug report. */
public final class LineMailsViewModel {

    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final InterventionMailsApi mails;
    private final ReadOnlyObjectProperty<HistoryLine> line;
    private final Session.User user;
    private final Messages messages;
    private final Formats formats;
    private final MailMarks marks;
    private final FailureSentences sentences;
    private final Consumer<HistoryLine> report;
    private final Consumer<HistoryLine> whenChanged;
    private final BooleanBinding recapOffered;
    private final BooleanBinding bugReportOffered;
    private Attempt latest;
    private boolean busy;

    /**
     * @param line the selected line of the history, or null
     * @param user who is logged in
     * @param report begins a bug report on a line
     * @param whenChanged told of a line whose mails are others now, as it is by now
     */
    public LineMailsViewModel(
            Calls calls,
            InterventionMailsApi mails,
            ReadOnlyObjectProperty<HistoryLine> line,
            Session.User user,
            Messages messages,
            Formats formats,
            Consumer<HistoryLine> report,
            Consumer<HistoryLine> whenChanged) {
        this.calls = calls;
        this.mails = mails;
        this.line = line;
        this.user = user;
        this.messages = messages;
        this.formats = formats;
        this.marks = new MailMarks(messages, formats);
        this.sentences = new FailureSentences(messages);
        this.report = report;
        this.whenChanged = whenChanged;
        this.recapOffered = Bindings.createBooleanBinding(() -> mayHaveARecap(line.get()), line);
        this.bugReportOffered = Bindings.createBooleanBinding(
                () -> isIntervention(line.get()) && user.roles().contains(Role.TECHNICIAN), line);
    }

    /** One click and its repetition after a broken connection are one mail. */
    private record Attempt(long lineId, String key) {}

    private boolean mayHaveARecap(HistoryLine selected) {
        return isIntervention(selected)
                && selected.correctedByLineId() == null
                && (user.roles().contains(Role.SALES_ADMIN)
                        || user.roles().contains(Role.MANAGER)
                        || user.roles().contains(Role.TECHNICIAN) && user.code().equals(selected.by()));
    }

    private static boolean isIntervention(HistoryLine selected) {
        return selected != null && selected.kind() == LineKind.INTERVENTION;
    }

    /** Sends the recap of the selected line again. */
    public void sendRecapAgain() {
        if (!recapOffered.get() || busy) {
            return;
        }
        var selected = line.get();
        if (latest == null || latest.lineId() != selected.id()) {
            latest = new Attempt(selected.id(), UUID.randomUUID().toString());
        }
        var attempt = latest;
        busy = true;
        outcome.set(Outcome.NONE);
        calls.to(() -> mails.sendRecapAgain(attempt.lineId(), attempt.key()))
                .whenOver(() -> busy = false)
                .onSuccess(requested -> queued(selected, requested))
                .onFailure(this::notQueued)
                .start();
    }

    private void queued(HistoryLine selected, RequestedMail requested) {
        latest = null;
        var id = formats.number(selected.id());
        outcome.set(
                requested.mail().status() == MailStatus.SUPPRESSED
                        ? new Outcome(
                                messages.text(
                                        "support.mails.recap.suppressed",
                                        id,
                                        marks.whyNot(requested.mail().suppressedBecause())),
                                false)
                        : new Outcome(messages.text("support.mails.recap.queued", id), true));
        whenChanged.accept(selected.with(newest(selected.mail(), requested.mail()), selected.bugReport()));
    }

    /** As the server will tell of it: one that is not to be sent does not hide one that was, or is to be. */
    private static HistoryLine.Mail newest(HistoryLine.Mail before, HistoryLine.Mail added) {
        if (before == null || before.status() == MailStatus.SUPPRESSED) {
            return added;
        }
        return added.status() == MailStatus.SUPPRESSED
                ? before
                : new HistoryLine.Mail(added.id(), added.status(), before.sentAt(), null, null);
    }

    private void notQueued(ApiFailure failure) {
        if (!failure.outcomeUnknown()) {
            latest = null;
        }
        outcome.set(new Outcome(
                failure.outcomeUnknown()
                        ? messages.text("support.mails.recap.outcome-unknown", sentences.of(failure))
                        : sentences.of(failure),
                false));
    }

    /** Begins a bug report on the selected line. */
    public void reportBug() {
        if (bugReportOffered.get()) {
            report.accept(line.get());
        }
    }

    /** A bug report on a line, as that is by now, was taken by the server. */
    public void reported(HistoryLine about) {
        outcome.set(new Outcome(messages.text("support.mails.bug.queued", formats.number(about.id())), true));
        whenChanged.accept(about);
    }

    /** What was done is no longer of interest. */
    public void forget() {
        outcome.set(Outcome.NONE);
    }

    /** Whether the recap of the selected line can be sent again by whoever is logged in. */
    public BooleanBinding recapOffered() {
        return recapOffered;
    }

    /** Whether whoever is logged in can report a bug from the selected line. */
    public BooleanBinding bugReportOffered() {
        return bugReportOffered;
    }

    /** What was last done; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
