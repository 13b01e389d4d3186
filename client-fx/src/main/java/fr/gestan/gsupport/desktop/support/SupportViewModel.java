package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.Reachability;
import fr.gestan.gsupport.desktop.api.Recordings;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.live.LiveViewModel;
import fr.gestan.gsupport.desktop.outbox.OutboxViewModel;
import fr.gestan.gsupport.desktop.search.RecentClients;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.stopwatch.Draft;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The screen "Support Classique": opens clients and keeps its parts in step. */
public final class SupportViewModel {

    private static final Set<Role> ANSWER_FOR_THE_LEDGER = Set.of(Role.MANAGER, Role.ADMIN);
    private static final Duration WAITING_EVERY = Duration.ofSeconds(1);

    private final Connection connection;
    private final Calls calls;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Messages messages;
    private final Formats formats;
    private final Duration askAfter;
    private final FailureSentences sentences;
    private final SearchViewModel search;
    private final CardViewModel card;
    private final HistoryViewModel history;
    private final BalanceCurveViewModel balanceCurve;
    private final CorrectionFormViewModel correctionForm;
    private final CorrectionViewModel correction;
    private final InterventionFormViewModel form;
    private final StopwatchViewModel stopwatch;
    private final PreviewViewModel preview;
    private final OutboxViewModel notSent;
    private final LedgerWarningViewModel ledgerWarning;
    private final LiveViewModel live;
    private final RecentClients recent;
    private final ObservableList<Waiting> waiting = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper longCall = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper openedByHand = new ReadOnlyIntegerWrapper();
    private long latestOpening;

    /**
     * A client with something half done.
     *
     * @param name the company, and the stopwatch where it counted something
     * @param timing whether its stopwatch runs
     */
    public record Waiting(long clientId, String name, boolean timing) {}

    /**
     * @param askAfter how long a stopwatch runs until the screen asks whether the call still goes on
     * @param clock says how long somebody else has had the client open, and until when a balance has stood
     * @param recent gets each client that is opened
     */
    public SupportViewModel(
            Connection connection,
            Calls calls,
            Schedule schedule,
            Drafts drafts,
            Outbox outbox,
            Reachability reachability,
            Messages messages,
            Formats formats,
            Duration askAfter,
            InstantSource clock,
            RecentClients recent) {
        this.recent = recent;
        this.connection = connection;
        this.calls = calls;
        this.drafts = drafts;
        this.outbox = outbox;
        this.messages = messages;
        this.formats = formats;
        this.askAfter = askAfter;
        this.sentences = new FailureSentences(messages);
        var api = connection.api();
        this.search = new SearchViewModel(calls, schedule, api.clients(), recent.list(), messages, this::open);
        this.card = new CardViewModel(messages, formats);
        this.history = new HistoryViewModel(calls, api.history(), messages, formats);
        this.balanceCurve =
                new BalanceCurveViewModel(history.lines(), card.balanceMinutesProperty(), clock, messages, formats);
        this.correctionForm = new CorrectionFormViewModel(
                calls,
                schedule,
                api.clients(),
                api.corrections(),
                card,
                messages,
                formats,
                this::corrected,
                this::readAgain);
        this.correction = new CorrectionViewModel(
                history.selectedProperty(),
                connection.user().roles().contains(Role.SALES_ADMIN),
                messages,
                formats,
                correctionForm::open,
                this::open);
        this.form = new InterventionFormViewModel(
                calls,
                new Recordings(api.interventions()),
                drafts,
                outbox,
                messages,
                formats,
                this::recorded,
                this::readAgain);
        this.notSent = new OutboxViewModel(outbox, reachability, drafts, schedule, messages, formats, this::open);
        outbox.whenRecorded((entry, recorded) -> {
            notSent.recorded(entry, recorded);
            recorded(recorded, entry.submission().sent());
        });
        this.stopwatch = new StopwatchViewModel(form, card, drafts, messages, formats, schedule, askAfter);
        this.preview = new PreviewViewModel(calls, api.interventions(), form, messages, formats);
        this.ledgerWarning = new LedgerWarningViewModel(
                calls,
                schedule,
                api.verification(),
                connection.user().roles().stream().anyMatch(ANSWER_FOR_THE_LEDGER::contains),
                messages,
                formats);
        this.live = new LiveViewModel(
                calls,
                schedule,
                api.presence(),
                new OnScreen(),
                connection.user().code(),
                clock,
                messages,
                formats);
        schedule.every(WAITING_EVERY, this::refreshWaiting);
    }

    /** Goes on where the desktop was last left: with what was being recorded, and the client that was on the screen. */
    public void resume() {
        outbox.resume();
        form.sendWhatWasCutOff();
        drafts.interrupted().map(Draft::clientId).or(drafts::openClientId).ifPresent(clientId -> open(clientId, false));
    }

    /** Opens a client. What was typed for the one before stays with that one. */
    public void open(long clientId) {
        open(clientId, true);
    }

    private void open(long clientId, boolean byHand) {
        var opening = ++latestOpening;
        calls.to(() -> connection.api().clients().open(clientId))
                .onSuccess(opened -> {
                    if (opening == latestOpening) {
                        show(opened);
                        if (byHand) {
                            openedByHand.set(openedByHand.get() + 1);
                        }
                    }
                })
                .onFailure(failure -> {
                    if (opening == latestOpening) {
                        search.notOpened(whyNotOpened(clientId, failure));
                    }
                })
                .start();
    }

    private String whyNotOpened(long clientId, ApiFailure failure) {
        return failure instanceof ApiFailure.Refused refused && refused.isNotFound()
                ? messages.text("support.search.no-such-id", formats.number(clientId))
                : sentences.of(failure);
    }

    private void show(ClientCard opened) {
        search.opened();
        preview.close();
        correctionForm.close();
        if (!isOpen(opened.id())) {
            correction.forget();
        }
        card.show(opened);
        drafts.opened(opened.id());
        form.show(opened);
        history.open(opened.id());
        recent.opened(new RecentClients.Recent(opened.id(), opened.companyName(), opened.city()));
        live.shown();
        refreshWaiting();
    }

    private void corrected(Corrected corrected) {
        var clientId = corrected.undone().clientId();
        correction.corrected(corrected, isOpen(clientId));
        if (isOpen(clientId)) {
            readCardAgain();
            history.open(clientId, corrected.lineToShow());
        } else if (corrected.elsewhere() != null && isOpen(corrected.elsewhere().id())) {
            readAgain();
        }
    }

    private void recorded(RecordedIntervention recorded, NewIntervention request) {
        if (isOpen(recorded.clientId())) {
            card.balanceBecame(recorded.balanceAfter());
            history.recorded(lineOf(recorded, request));
            readAgain();
        }
    }

    private static HistoryLine lineOf(RecordedIntervention recorded, NewIntervention request) {
        var mail = recorded.mail() == null
                ? null
                : new HistoryLine.Mail(
                        recorded.mail().id(),
                        recorded.mail().status(),
                        null,
                        recorded.mail().suppressedBecause(),
                        null);
        return new HistoryLine(
                recorded.id(),
                recorded.clientId(),
                LineKind.INTERVENTION,
                request.summary(),
                request.advice(),
                recorded.by(),
                recorded.balanceBefore(),
                recorded.balanceAfter(),
                recorded.performedAt(),
                recorded.durationMinutes(),
                recorded.billing(),
                null,
                null,
                null,
                null,
                request.overrideReason(),
                mail,
                null,
                null);
    }

    /** Reads card and history of the client on the screen again; the form stays as it is. */
    private void readAgain() {
        readCardAgain();
        history.refresh(lines -> {});
    }

    /** A client was changed in another view: where it is on the screen, it is read again; the form stays as it is. */
    public void changedElsewhere(long clientId) {
        if (isOpen(clientId)) {
            readCardAgain();
        }
    }

    private void readCardAgain() {
        var clientId = card.cardProperty().get().id();
        calls.to(() -> connection.api().clients().open(clientId))
                .onSuccess(fresh -> {
                    if (isOpen(fresh.id())) {
                        card.show(fresh);
                        form.show(fresh);
                    }
                })
                .onFailure(failure -> search.notOpened(sentences.of(failure)))
                .start();
    }

    private boolean isOpen(long clientId) {
        return card.cardProperty().get() != null && card.cardProperty().get().id() == clientId;
    }

    /** What is told of the client on the screen by others. */
    private final class OnScreen implements LiveViewModel.Screen {

        @Override
        public OptionalLong clientId() {
            var shown = card.cardProperty().get();
            return shown == null ? OptionalLong.empty() : OptionalLong.of(shown.id());
        }

        @Override
        public OptionalLong newestLine() {
            return history.newestLine();
        }

        @Override
        public void readAgain(Consumer<List<HistoryLine>> whenRead) {
            readCardAgain();
            history.refresh(whenRead);
        }
    }

    /** Whether a client is on the screen. */
    public BooleanBinding clientOpen() {
        return Bindings.createBooleanBinding(() -> card.cardProperty().get() != null, card.cardProperty());
    }

    private void refreshWaiting() {
        longCall.set(drafts.inProgress().stream()
                .filter(draft -> StopwatchViewModel.isLong(draft, askAfter))
                .map(Draft::companyName)
                .findFirst()
                .orElse(""));
        var others = drafts.inProgress().stream()
                .filter(draft -> !isOpen(draft.clientId()))
                .map(draft -> new Waiting(
                        draft.clientId(), nameOf(draft), draft.stopwatch().isRunning()))
                .toList();
        if (!others.equals(waiting)) {
            waiting.setAll(others);
        }
    }

    /** Opens the next of the clients with something half done; after the last one comes the first again. */
    public void openNextWaiting() {
        var half = drafts.inProgress();
        var here = -1;
        for (var index = 0; index < half.size(); index++) {
            if (isOpen(half.get(index).clientId())) {
                here = index;
            }
        }
        if (!waiting.isEmpty()) {
            open(half.get((here + 1) % half.size()).clientId());
        }
    }

    private String nameOf(Draft draft) {
        var elapsed = draft.stopwatch().elapsed();
        if (elapsed.isZero()) {
            return draft.companyName();
        }
        return messages.text(stateOf(draft), draft.companyName(), formats.stopwatch(elapsed));
    }

    private String stateOf(Draft draft) {
        if (draft.isInterrupted()) {
            return "support.drafts.interrupted";
        }
        if (StopwatchViewModel.isLong(draft, askAfter)) {
            return "support.drafts.long";
        }
        return draft.stopwatch().isRunning() ? "support.drafts.running" : "support.drafts.paused";
    }

    /** The clients, other than the one on the screen, with something half done. */
    public ObservableList<Waiting> waiting() {
        return waiting;
    }

    /** Whose stopwatch has run for so long that somebody should say whether the call still goes on; empty for nobody's. */
    public ReadOnlyStringProperty longCallProperty() {
        return longCall.getReadOnlyProperty();
    }

    /** Counts the clients that the technician has opened: each time, typing goes on in the form. */
    public ReadOnlyIntegerProperty openedByHandProperty() {
        return openedByHand.getReadOnlyProperty();
    }

    /** Who is logged in, for the title bar. */
    public String userName() {
        return messages.text(
                "support.user", connection.user().fullName(), connection.user().code());
    }

    public SearchViewModel search() {
        return search;
    }

    public CardViewModel card() {
        return card;
    }

    public HistoryViewModel history() {
        return history;
    }

    public BalanceCurveViewModel balanceCurve() {
        return balanceCurve;
    }

    public CorrectionViewModel correction() {
        return correction;
    }

    public CorrectionFormViewModel correctionForm() {
        return correctionForm;
    }

    public InterventionFormViewModel form() {
        return form;
    }

    public StopwatchViewModel stopwatch() {
        return stopwatch;
    }

    public LedgerWarningViewModel ledgerWarning() {
        return ledgerWarning;
    }

    /** The clients that were opened last. */
    public RecentClients recent() {
        return recent;
    }

    /** Hears what others do. */
    public LiveViewModel live() {
        return live;
    }

    /** What was recorded and is not with the server yet. */
    public OutboxViewModel notSent() {
        return notSent;
    }

    public PreviewViewModel preview() {
        return preview;
    }
}
