package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.corrections.CorrectionsApi;
import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
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

/**
 * Undoing a line and, if wanted, recording it again in the same act as it should have been. What was typed for a line is
 * there again when the correction of the same line is taken up again.
 */
public final class CorrectionFormViewModel {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_MINUTES = 1440;
    private static final int MOST_MINUTES_BOUGHT = 1_000_000;
    private static final String DIGITS = "[0-9]{1,7}";

    /** A field that has to be looked at. */
    public enum Field {
        REASON,
        MINUTES,
        SUMMARY,
        ADVICE,
        OTHER_CLIENT
    }

    private final ReadOnlyObjectWrapper<HistoryLine> line = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final StringProperty reason = new SimpleStringProperty("");
    private final BooleanProperty again = new SimpleBooleanProperty();
    private final StringProperty minutes = new SimpleStringProperty("");
    private final ObjectProperty<Billing> billing = new SimpleObjectProperty<>();
    private final ObjectProperty<FreeReason> freeReason = new SimpleObjectProperty<>();
    private final StringProperty summary = new SimpleStringProperty("");
    private final StringProperty advice = new SimpleStringProperty("");
    private final BooleanProperty forAnother = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ClientCard> other = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty sendRecap = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private final ReadOnlyObjectWrapper<Field> lookAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final SearchViewModel search;
    private final Calls calls;
    private final ClientsApi clients;
    private final CorrectionsApi corrections;
    private final CardViewModel card;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Consumer<Corrected> whenCorrected;
    private final Runnable whenStale;
    private String companyName = "";
    private Attempt latest;
    private long latestChoice;

    /**
     * @param card of the client on the screen, whose lines are corrected
     * @param whenCorrected told what was done
     * @param whenStale told where an answer shows that card and history on the screen are no longer true
     */
    public CorrectionFormViewModel(
            Calls calls,
            Schedule schedule,
            ClientsApi clients,
            CorrectionsApi corrections,
            CardViewModel card,
            Messages messages,
            Formats formats,
            Consumer<Corrected> whenCorrected,
            Runnable whenStale) {
        this.calls = calls;
        this.clients = clients;
        this.corrections = corrections;
        this.card = card;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenCorrected = whenCorrected;
        this.whenStale = whenStale;
        this.search = new SearchViewModel(calls, schedule, clients, messages, this::choose);
        // Who is shown as chosen is who will be sent: typing on chooses anew.
        search.queryProperty().addListener((property, before, now) -> chosen(null));
        // What was missing is looked at again with the next try.
        for (var typed : List.of(reason, again, minutes, billing, summary, advice, forAnother, other)) {
            typed.addListener(changed -> {
                if (notice.get().tone() == Tone.ORANGE) {
                    notice.set(Notice.NONE);
                }
            });
        }
    }

    /** The same line and content keep their key, so that a second try after a broken connection does nothing twice. */
    private record Attempt(long clientId, NewCorrection content, String key) {}

    /** Begins, or takes up again, the correction of a line of the client on the screen. */
    void open(HistoryLine wrong) {
        if (busy.get()) {
            return;
        }
        var takenUpAgain = line.get() != null && line.get().id() == wrong.id();
        if (!takenUpAgain) {
            companyName = card.cardProperty().get().companyName();
        }
        line.set(wrong);
        if (!takenUpAgain) {
            fillIn(wrong);
        }
        notice.set(Notice.NONE);
        showing.set(true);
    }

    private void fillIn(HistoryLine wrong) {
        var asItWas = LineAsItShouldBe.asItWas(wrong);
        reason.set("");
        again.set(false);
        minutes.set(String.valueOf(asItWas.minutes()));
        billing.set(asItWas.billing());
        freeReason.set(null);
        summary.set(Objects.requireNonNullElse(asItWas.summary(), ""));
        advice.set(Objects.requireNonNullElse(asItWas.advice(), ""));
        forAnother.set(false);
        search.queryProperty().set("");
        chosen(null);
        sendRecap.set(false);
    }

    /** Puts the list of clients away if it is there, else the whole correction; what was typed is kept. */
    public void stepBack() {
        if (search.showingProperty().get()) {
            search.close();
        } else {
            close();
        }
    }

    /** Puts the correction away; not while it is being recorded, for the answer has to be seen. */
    public void close() {
        if (!busy.get()) {
            search.close();
            showing.set(false);
        }
    }

    private void choose(long clientId) {
        if (clientId == line.get().clientId()) {
            chosen(null);
            search.notOpened(messages.text("support.correction.other.same"));
            return;
        }
        var choice = ++latestChoice;
        calls.to(() -> clients.open(clientId))
                .onSuccess(found -> {
                    if (choice == latestChoice) {
                        search.opened();
                        chosen(found);
                    }
                })
                .onFailure(failure -> {
                    if (choice == latestChoice) {
                        search.notOpened(whyNotChosen(clientId, failure));
                    }
                })
                .start();
    }

    private void chosen(ClientCard client) {
        latestChoice++;
        other.set(client);
    }

    private String whyNotChosen(long clientId, ApiFailure failure) {
        return failure instanceof ApiFailure.Refused refused && refused.isNotFound()
                ? messages.text("support.search.no-such-id", formats.number(clientId))
                : sentences.of(failure);
    }

    /** Does what is on the screen; where something is missing, says what. */
    public void confirm() {
        if (!showing.get() || busy.get()) {
            return;
        }
        var missing = missing();
        if (missing.isPresent()) {
            notice.set(new Notice(messages.text(sentenceFor(missing.get())), Tone.ORANGE));
            // Set anew even where it is the same field again, so that the view moves the focus each time.
            lookAt.set(null);
            lookAt.set(missing.get());
        } else if (again.get() && !asItShouldBe().changes(line.get())) {
            notice.set(new Notice(messages.text("support.correction.nothing-changed"), Tone.ORANGE));
        } else {
            send();
        }
    }

    private Optional<Field> missing() {
        if (reason.get().isBlank() || reason.get().strip().length() > LONGEST_REASON) {
            return Optional.of(Field.REASON);
        }
        if (!again.get()) {
            return Optional.empty();
        }
        if (typedMinutes().isEmpty()) {
            return Optional.of(Field.MINUTES);
        }
        if (isIntervention()) {
            if (summary.get().isBlank() || summary.get().strip().length() > LONGEST_TEXT) {
                return Optional.of(Field.SUMMARY);
            }
            if (advice.get().strip().length() > LONGEST_TEXT) {
                return Optional.of(Field.ADVICE);
            }
        }
        return forAnother.get() && other.get() == null ? Optional.of(Field.OTHER_CLIENT) : Optional.empty();
    }

    private String sentenceFor(Field field) {
        return switch (field) {
            case REASON -> "problem.field.reason";
            case MINUTES ->
                isIntervention() ? "problem.field.recordAgain.durationMinutes" : "problem.field.recordAgain.minutes";
            case SUMMARY -> "problem.field.recordAgain.summary";
            case ADVICE -> "problem.field.recordAgain.advice";
            case OTHER_CLIENT -> "support.correction.other.missing";
        };
    }

    private boolean isIntervention() {
        return line.get() != null && line.get().kind() == LineKind.INTERVENTION;
    }

    private Optional<Integer> typedMinutes() {
        var typed = minutes.get().strip();
        if (!typed.matches(DIGITS)) {
            return Optional.empty();
        }
        var number = Integer.parseInt(typed);
        return number < 1 || number > (isIntervention() ? LONGEST_MINUTES : MOST_MINUTES_BOUGHT)
                ? Optional.empty()
                : Optional.of(number);
    }

    /** Nothing must be missing. */
    private LineAsItShouldBe asItShouldBe() {
        return new LineAsItShouldBe(
                forAnother.get() ? other.get().id() : line.get().clientId(),
                typedMinutes().orElseThrow(),
                billing.get(),
                freeReason.get(),
                summary.get(),
                advice.get());
    }

    private void send() {
        var wrong = line.get();
        var content = new NewCorrection(
                wrong.id(),
                reason.get().strip(),
                sendRecap.get() && isReachable() ? true : null,
                again.get() ? asItShouldBe().changesTo(wrong) : null);
        if (latest == null || !latest.content().equals(content)) {
            latest = new Attempt(wrong.clientId(), content, UUID.randomUUID().toString());
        }
        var attempt = latest;
        var elsewhere = again.get() && forAnother.get() ? other.get() : null;
        busy.set(true);
        search.close();
        notice.set(Notice.NONE);
        calls.to(() -> corrections.correct(attempt.clientId(), attempt.key(), attempt.content()))
                .whenOver(() -> busy.set(false))
                .onSuccess(correction -> {
                    showing.set(false);
                    line.set(null);
                    whenCorrected.accept(new Corrected(
                            wrong, companyName, correction, correction.replacementLineId() == null ? null : elsewhere));
                })
                .onFailure(this::notCorrected)
                .start();
    }

    private void notCorrected(ApiFailure failure) {
        notice.set(new Notice(sentenceOn(failure), Tone.RED));
        if (failure instanceof ApiFailure.Refused) {
            whenStale.run();
        }
    }

    private String sentenceOn(ApiFailure failure) {
        if (failure instanceof ApiFailure.SessionEnded) {
            // Read after the next login, which the shell asks for at once.
            return messages.text("support.correction.session-ended");
        }
        return failure.outcomeUnknown()
                ? messages.text("support.correction.outcome-unknown", sentences.of(failure))
                : sentences.of(failure);
    }

    /** Names the line. */
    public StringBinding title() {
        return from(wrong -> messages.text("support.correction.title", formats.number(wrong.id())));
    }

    /** What the line is: kind, client, who, when, minutes. */
    public StringBinding whatItIs() {
        return from(wrong -> {
            var at = formats.dateTime(wrong.performedAt());
            var count = formats.number(LineAsItShouldBe.minutesOf(wrong));
            return isIntervention()
                    ? messages.text(
                            "support.correction.was.intervention",
                            companyName,
                            at,
                            wrong.by(),
                            count,
                            messages.text(
                                    wrong.billing() == Billing.FREE ? "support.form.free" : "support.form.normal"))
                    : messages.text(
                            "support.correction.was." + wrong.kind().name().toLowerCase(Locale.ROOT),
                            companyName,
                            at,
                            wrong.by(),
                            count);
        });
    }

    private StringBinding from(Function<HistoryLine, String> text) {
        return Bindings.createStringBinding(() -> line.get() == null ? "" : text.apply(line.get()), line);
    }

    /** Whether the line can be recorded again: what was worked, or bought. */
    public BooleanBinding againOffered() {
        return Bindings.createBooleanBinding(
                () -> isIntervention() || line.get() != null && line.get().kind() == LineKind.CREDIT_PURCHASE, line);
    }

    /** Whether the line is one of work, with texts and a billing, and not a purchase. */
    public BooleanBinding ofIntervention() {
        return Bindings.createBooleanBinding(this::isIntervention, line);
    }

    /** What the balance is and will be, as far as the screen knows; empty where it shows another client by now. */
    public StringBinding projection() {
        return Bindings.createStringBinding(
                this::project,
                line,
                again,
                minutes,
                billing,
                forAnother,
                other,
                card.cardProperty(),
                card.balanceMinutesProperty());
    }

    private String project() {
        var wrong = line.get();
        var shown = card.cardProperty().get();
        if (wrong == null || shown == null || shown.id() != wrong.clientId()) {
            return "";
        }
        var now = card.balanceMinutesProperty().get();
        var undone = Math.subtractExact(now, Math.subtractExact(wrong.balanceAfter(), wrong.balanceBefore()));
        if (!again.get()) {
            return now == undone
                    ? messages.text("support.correction.projection.same", formats.number(now))
                    : messages.text("support.correction.projection", formats.number(now), formats.number(undone));
        }
        if (typedMinutes().isEmpty() || forAnother.get() && other.get() == null) {
            return messages.text(
                    "support.correction.projection.incomplete", formats.number(now), formats.number(undone));
        }
        var delta = asItShouldBe().deltaMinutes();
        if (!forAnother.get()) {
            return messages.text(
                    "support.correction.projection.again",
                    formats.number(now),
                    formats.number(undone),
                    formats.number(Math.addExact(undone, delta)));
        }
        var theirs = other.get().credit().balanceMinutes();
        return messages.text(
                "support.correction.projection.elsewhere",
                formats.number(now),
                formats.number(undone),
                other.get().companyName(),
                formats.number(theirs),
                formats.number(Math.addExact(theirs, delta)));
    }

    /** Who was chosen in place of the line's client; empty where nobody. */
    public StringBinding otherClient() {
        return Bindings.createStringBinding(
                () -> {
                    var chosen = other.get();
                    return chosen == null
                            ? ""
                            : messages.text(
                                    "support.correction.other.chosen",
                                    chosen.companyName(),
                                    formats.number(chosen.id()),
                                    Objects.requireNonNullElse(chosen.city(), ""),
                                    formats.number(chosen.credit().balanceMinutes()));
                },
                other);
    }

    /** Whether a corrected recap can reach the client whose line it is, for all that the screen knows. */
    public BooleanBinding recapOffered() {
        return Bindings.createBooleanBinding(this::isReachable, card.cardProperty());
    }

    private boolean isReachable() {
        var shown = card.cardProperty().get();
        return shown != null && shown.email() != null && !shown.email().isBlank();
    }

    /** Why no corrected recap can reach the client, or may not, and who gets one anyway; or empty. */
    public StringBinding recapHint() {
        return Bindings.createStringBinding(
                () -> Stream.of(whyNoRecap(), whoIsToldAnyway())
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                line,
                card.cardProperty(),
                again,
                forAnother,
                other);
    }

    private String whyNoRecap() {
        if (!isReachable()) {
            return messages.text("support.correction.recap.no-address");
        }
        var mail = line.get() == null ? null : line.get().mail();
        return mail != null
                        && mail.status() == MailStatus.SUPPRESSED
                        && line.get().replacesLineId() == null
                ? messages.text("support.correction.recap.suppressed")
                : "";
    }

    private String whoIsToldAnyway() {
        return again.get() && forAnother.get() && other.get() != null
                ? messages.text("support.correction.recap.other", other.get().companyName())
                : "";
    }

    /** The causes to choose from; null first: as it was, or none. */
    public List<FreeReason> freeReasons() {
        return FreeReasons.toChooseFrom();
    }

    /** A cause in words. */
    public String nameOf(FreeReason cause) {
        if (cause != null) {
            return FreeReasons.nameOf(cause, messages);
        }
        return messages.text(
                line.get() != null && line.get().billing() == Billing.FREE
                        ? "support.correction.free-reason.same"
                        : "support.form.free-reason.none");
    }

    /** What the button that does it says. */
    public StringBinding confirmation() {
        return Bindings.createStringBinding(
                () -> messages.text(again.get() ? "support.correction.confirm.again" : "support.correction.confirm"),
                again);
    }

    /** Null where no correction was begun, or the last one is done. */
    public ReadOnlyObjectProperty<HistoryLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Whether the correction is on the screen. */
    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Why; stands in the history. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** Whether the line is recorded again once it is undone. */
    public BooleanProperty againProperty() {
        return again;
    }

    /** Digits: minutes worked, or bought. */
    public StringProperty minutesProperty() {
        return minutes;
    }

    /** Null for a purchase. */
    public ObjectProperty<Billing> billingProperty() {
        return billing;
    }

    /** Null: as it was, or none. */
    public ObjectProperty<FreeReason> freeReasonProperty() {
        return freeReason;
    }

    public StringProperty summaryProperty() {
        return summary;
    }

    public StringProperty adviceProperty() {
        return advice;
    }

    /** Whether the line is recorded again for another client. */
    public BooleanProperty forAnotherProperty() {
        return forAnother;
    }

    /** Finds that client. */
    public SearchViewModel search() {
        return search;
    }

    public BooleanProperty sendRecapProperty() {
        return sendRecap;
    }

    /** What there is to say; never null. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The field that should get the focus; null where none. */
    public ReadOnlyObjectProperty<Field> lookAtProperty() {
        return lookAt.getReadOnlyProperty();
    }

    /** Whether the correction is being recorded: a second click does nothing, and nothing can be typed. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
