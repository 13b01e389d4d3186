package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.Recordings;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.MailMarks;
import fr.gestan.gsupport.desktop.stopwatch.Draft;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What was done for the client on the screen: typed, then recorded as Normal or Gratuit, once. */
public final class InterventionFormViewModel {

    private static final int LONGEST_MINUTES = 1440;

    /** A field that the technician has to look at. */
    public enum Field {
        SUMMARY,
        DURATION
    }

    private final StringProperty summary = new SimpleStringProperty("");
    private final StringProperty advice = new SimpleStringProperty("");
    private final StringProperty typedMinutes = new SimpleStringProperty("");
    private final StringProperty overrideReason = new SimpleStringProperty("");
    private final BooleanProperty inviteToFacebook = new SimpleBooleanProperty();
    private final ObjectProperty<FreeReason> freeReason = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Field> lookAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper overrideOffered = new ReadOnlyBooleanWrapper();

    private final Set<Draft> underWay = new HashSet<>();
    private final Calls calls;
    private final Recordings recordings;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final BiConsumer<RecordedIntervention, NewIntervention> whenRecorded;
    private final Runnable whenStale;
    private ClientCard card;

    /**
     * @param outbox takes what the server is not there for
     * @param whenRecorded told what was recorded and what was sent
     * @param whenStale told where an answer shows that card and history on the screen are no longer true
     */
    public InterventionFormViewModel(
            Calls calls,
            Recordings recordings,
            Drafts drafts,
            Outbox outbox,
            Messages messages,
            Formats formats,
            BiConsumer<RecordedIntervention, NewIntervention> whenRecorded,
            Runnable whenStale) {
        this.calls = calls;
        this.recordings = recordings;
        this.drafts = drafts;
        this.outbox = outbox;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenRecorded = whenRecorded;
        this.whenStale = whenStale;
    }

    /** Shows the client's draft, and remembers the card that rules what the form offers. */
    void show(ClientCard next) {
        var sameClient = card != null && card.id() == next.id();
        card = next;
        if (!sameClient) {
            notice.set(Notice.NONE);
            question.set(null);
        }
        edit(drafts.of(next.id(), next.companyName()));
        overrideOffered.set(isOverrideOffered());
    }

    private void edit(Draft next) {
        var before = draft.get();
        if (before == next) {
            return;
        }
        if (before != null) {
            summary.unbindBidirectional(before.summaryProperty());
            advice.unbindBidirectional(before.adviceProperty());
            typedMinutes.unbindBidirectional(before.typedMinutesProperty());
            overrideReason.unbindBidirectional(before.overrideReasonProperty());
            inviteToFacebook.unbindBidirectional(before.inviteToFacebookProperty());
            freeReason.unbindBidirectional(before.freeReasonProperty());
        }
        summary.bindBidirectional(next.summaryProperty());
        advice.bindBidirectional(next.adviceProperty());
        typedMinutes.bindBidirectional(next.typedMinutesProperty());
        overrideReason.bindBidirectional(next.overrideReasonProperty());
        inviteToFacebook.bindBidirectional(next.inviteToFacebookProperty());
        freeReason.bindBidirectional(next.freeReasonProperty());
        draft.set(next);
        busy.set(underWay.contains(next));
    }

    /** Refused by rule, and the caller may go against it: by right, or because the work began before NPI was set. */
    private boolean isOverrideOffered() {
        return switch (Tone.of(card.guidance().decision())) {
            case GREEN, ORANGE -> false;
            case RED -> card.guidance().overridable() || beganInGoodFaith();
        };
    }

    private boolean beganInGoodFaith() {
        var since = card.doNotIntervene().since();
        var startedAt = draft.get().startedAt();
        return card.guidance().decision() == Decision.REFUSE_DO_NOT_INTERVENE
                && since != null
                && startedAt != null
                && startedAt.isBefore(since);
    }

    /** Records what is on the screen; asks first where the client belongs to another screen. */
    public void record(Billing billing) {
        if (draft.get() == null || busy.get() || isIncomplete()) {
            return;
        }
        if (CardViewModel.isCloud(card)) {
            var button = messages.text(billing == Billing.NORMAL ? "support.form.normal" : "support.form.free");
            ask(new Question(
                    messages.text("support.question.cloud"),
                    messages.text("support.question.cloud.yes", button),
                    () -> send(billing),
                    messages.text("support.question.cancel"),
                    () -> {},
                    true));
        } else {
            send(billing);
        }
    }

    private boolean isIncomplete() {
        if (draft.get().isInterrupted() && typedMinutes.get().isBlank()) {
            notice.set(new Notice(messages.text("support.question.interrupted.first"), Tone.ORANGE));
            return true;
        }
        var missing = missing();
        missing.ifPresent(field -> {
            notice.set(new Notice(messages.text(sentenceFor(field)), Tone.ORANGE));
            // Set anew even where it is the same field again, so that the view moves the focus each time.
            lookAt.set(null);
            lookAt.set(field);
        });
        return missing.isPresent();
    }

    private Optional<Field> missing() {
        if (summary.get().isBlank()) {
            return Optional.of(Field.SUMMARY);
        }
        var minutes = draft.get().minutes();
        return minutes < 1 || minutes > LONGEST_MINUTES ? Optional.of(Field.DURATION) : Optional.empty();
    }

    private String sentenceFor(Field field) {
        return switch (field) {
            case SUMMARY -> "problem.field.summary";
            case DURATION -> "problem.field.durationMinutes";
        };
    }

    /** The request as it would be previewed now; empty where something is missing, which is then said. */
    Optional<NewIntervention> requestToPreview(Billing billing) {
        return draft.get() == null || isIncomplete()
                ? Optional.empty()
                : Optional.of(draft.get().asRequest(billing));
    }

    private void send(Billing billing) {
        var recording = draft.get();
        // The stopwatch stops here and not with the answer: what is sent must stay the same from try to try.
        drafts.pauseStopwatch(recording);
        var request = recording.asRequest(billing);
        recording.submissionBecomes(recording.submission().trying(request));
        var submission = recording.submission();
        var kept = drafts.keepNow();
        begin(recording);
        notice.set(Notice.NONE);
        question.set(null);
        if (outbox.isWaitingFor(recording.clientId())) {
            keepForLater(recording, "support.form.kept.behind");
            return;
        }
        calls.to(() -> {
                    kept.join();
                    return recordings.record(recording.clientId(), submission);
                })
                .onSuccess(recorded -> {
                    over(recording);
                    recorded(recording, recorded, request);
                })
                .onFailure(failure -> {
                    if (Recordings.isWorthAnotherTry(failure)) {
                        keepForLater(recording, "support.form.kept");
                    } else {
                        over(recording);
                        notRecorded(recording, failure);
                    }
                })
                .start();
    }

    private void begin(Draft recording) {
        underWay.add(recording);
        busy.set(underWay.contains(draft.get()));
    }

    private void over(Draft recording) {
        underWay.remove(recording);
        busy.set(underWay.contains(draft.get()));
    }

    /** The outbox has it before the draft goes: a crash between the two leaves it in both, with one key. */
    private void keepForLater(Draft recording, String sentence) {
        outbox.add(
                recording.clientId(),
                recording.companyName(),
                recording.submission(),
                () -> {
                    over(recording);
                    gone(recording);
                    notice.set(new Notice(namedIfElsewhere(recording, messages.text(sentence)), Tone.ORANGE));
                },
                failure -> {
                    over(recording);
                    notice.set(
                            new Notice(namedIfElsewhere(recording, messages.text("support.form.not-kept")), Tone.RED));
                });
    }

    private void gone(Draft recording) {
        drafts.discard(recording);
        if (draft.get() == recording) {
            edit(drafts.of(recording.clientId(), recording.companyName()));
        }
    }

    /** What was being recorded when the desktop stopped goes on being recorded: the technician had said so. */
    void sendWhatWasCutOff() {
        for (var cutOff : List.copyOf(drafts.inProgress())) {
            if (outbox.has(cutOff.submission().key())) {
                gone(cutOff);
            }
        }
        for (var cutOff : drafts.unanswered()) {
            begin(cutOff);
            keepForLater(cutOff, "support.form.kept.cut-off");
        }
    }

    private void recorded(Draft recording, RecordedIntervention recorded, NewIntervention request) {
        gone(recording);
        var suppressed = recorded.mail() != null && recorded.mail().status() == MailStatus.SUPPRESSED;
        var sentence = messages.text(
                suppressed ? "support.form.recorded.no-mail" : "support.form.recorded",
                formats.number(recorded.id()),
                formats.number(recorded.balanceAfter()),
                suppressed
                        ? new MailMarks(messages, formats)
                                .whyNot(recorded.mail().suppressedBecause())
                        : "");
        notice.set(new Notice(namedIfElsewhere(recording, sentence), Tone.GREEN));
        whenRecorded.accept(recorded, request);
    }

    private void notRecorded(Draft recording, ApiFailure failure) {
        if (failure instanceof ApiFailure.Refused refused) {
            recording.submissionBecomes(recording.submission().refused(refused.knowsTheKey()));
            if (refused.knowsTheKey()) {
                whenStale.run();
            }
        }
        notice.set(new Notice(namedIfElsewhere(recording, sentenceOn(failure)), Tone.RED));
        drafts.keep();
    }

    private String sentenceOn(ApiFailure failure) {
        if (failure instanceof ApiFailure.SessionEnded) {
            // Read after the next login, which the shell asks for at once.
            return messages.text("support.form.session-ended");
        }
        return failure.outcomeUnknown()
                ? messages.text("support.form.outcome-unknown", sentences.of(failure))
                : sentences.of(failure);
    }

    /** The technician may be looking at another client by the time the answer comes. */
    private String namedIfElsewhere(Draft recording, String sentence) {
        return draft.get() != null && draft.get().clientId() == recording.clientId()
                ? sentence
                : messages.text("support.form.elsewhere", recording.companyName(), sentence);
    }

    /** Takes over what was written for somebody else, below what is there already. */
    public void insert(String otherSummary, String otherAdvice) {
        if (draft.get() != null && !busy.get()) {
            summary.set(below(summary.get(), otherSummary));
            advice.set(below(advice.get(), otherAdvice == null ? "" : otherAdvice));
        }
    }

    private static String below(String above, String added) {
        return above.isBlank() ? added : above.stripTrailing() + (added.isEmpty() ? "" : "\n" + added);
    }

    /** Asks whether what was typed and measured for this client should go; then it does. */
    public void discard() {
        if (draft.get() == null || busy.get() || !draft.get().isWorthKeeping()) {
            return;
        }
        ask(new Question(
                messages.text("support.question.discard"),
                messages.text("support.question.discard.yes"),
                () -> {
                    var thrownAway = draft.get();
                    drafts.discard(thrownAway);
                    edit(drafts.of(thrownAway.clientId(), thrownAway.companyName()));
                    notice.set(Notice.NONE);
                },
                messages.text("support.question.cancel"),
                () -> {},
                true));
    }

    /** Puts a question on the screen, in place of one that is there. */
    void ask(Question next) {
        question.set(next);
    }

    /** The first answer to the question on the screen. */
    public void answerYes() {
        answered().ifPresent(asked -> asked.whenYes().run());
    }

    /** The second answer to the question on the screen. */
    public void answerNo() {
        answered().ifPresent(asked -> asked.whenNo().run());
    }

    private Optional<Question> answered() {
        var asked = Optional.ofNullable(question.get());
        question.set(null);
        return asked;
    }

    void say(Notice next) {
        notice.set(next);
    }

    /** The causes to choose from; null first: none. */
    public List<FreeReason> freeReasons() {
        return FreeReasons.toChooseFrom();
    }

    /** A cause in words. */
    public String nameOf(FreeReason reason) {
        return reason == null ? messages.text("support.form.free-reason.none") : FreeReasons.nameOf(reason, messages);
    }

    public StringProperty summaryProperty() {
        return summary;
    }

    public StringProperty adviceProperty() {
        return advice;
    }

    /** Digits, four at most, or empty: then the stopwatch counts. */
    public StringProperty typedMinutesProperty() {
        return typedMinutes;
    }

    public StringProperty overrideReasonProperty() {
        return overrideReason;
    }

    public BooleanProperty inviteToFacebookProperty() {
        return inviteToFacebook;
    }

    /** Null where none was chosen. */
    public ObjectProperty<FreeReason> freeReasonProperty() {
        return freeReason;
    }

    /** What is being edited; null before the first client was opened. */
    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What there is to say; never null. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Null where nothing is asked. */
    public ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** The field that should get the focus; null where none. */
    public ReadOnlyObjectProperty<Field> lookAtProperty() {
        return lookAt.getReadOnlyProperty();
    }

    /** Whether this client's intervention is being recorded: a second click does nothing, and nothing can be typed. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the form asks for the reason of an exception. */
    public ReadOnlyBooleanProperty overrideOfferedProperty() {
        return overrideOffered.getReadOnlyProperty();
    }
}
