package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.Problem;
import fr.gestan.gsupport.api.me.PasswordApi;
import fr.gestan.gsupport.api.me.PasswordChange;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A person changes their own password. */
public final class PasswordViewModel {

    /** As the server counts them. */
    private static final int LEAST_CHARACTERS = 10;

    private static final Duration NOTICE_STAYS = Duration.ofSeconds(10);

    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper currentError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nextError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatedError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final PasswordApi password;
    private final CurrentSession session;
    private final Schedule schedule;
    private final Countdown wait;
    private final Messages messages;
    private final FailureSentences sentences;

    /** @param wait counts while the server wants no further try */
    public PasswordViewModel(
            Calls calls,
            PasswordApi password,
            CurrentSession session,
            Schedule schedule,
            Countdown wait,
            Messages messages) {
        this.calls = calls;
        this.password = password;
        this.session = session;
        this.schedule = schedule;
        this.wait = wait;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        current.addListener(typed -> currentError.set(""));
        next.addListener(typed -> nextError.set(""));
        next.addListener(typed -> repeatedError.set(""));
        repeated.addListener(typed -> repeatedError.set(""));
        wait.remainingProperty()
                .addListener((property, before, now) -> message.set(now.isZero() ? "" : sentences.tooManyTries(now)));
    }

    /** Shows the empty form. */
    public void open() {
        if (!showing.get()) {
            clear();
            showing.set(true);
        }
    }

    /** Puts it away and forgets what was typed; not while the server is being asked. */
    public void close() {
        if (!busy.get()) {
            showing.set(false);
            clear();
        }
    }

    private void clear() {
        current.set("");
        next.set("");
        repeated.set("");
        currentError.set("");
        nextError.set("");
        repeatedError.set("");
        message.set(
                wait.isRunning()
                        ? sentences.tooManyTries(wait.remainingProperty().get())
                        : "");
    }

    /** Asks the server, where what was typed can be right; a second click meanwhile does nothing. */
    public void save() {
        if (busy.get() || wait.isRunning()) {
            return;
        }
        currentError.set(current.get().isEmpty() ? messages.text("password.current.missing") : "");
        nextError.set(isLongEnough() ? "" : messages.text("password.next.short"));
        repeatedError.set(isRepeated() ? "" : messages.text("password.repeated.different"));
        if (!current.get().isEmpty() && isLongEnough() && isRepeated()) {
            change(new PasswordChange(current.get(), next.get()));
        }
    }

    private void change(PasswordChange change) {
        busy.set(true);
        message.set("");
        calls.to(() -> {
                    session.replaceBy(() -> password.change(change));
                    return null;
                })
                .whenOver(() -> busy.set(false))
                .onSuccess(changed -> changed())
                .onFailure(this::explain)
                .start();
    }

    private void changed() {
        close();
        notice.set(messages.text("password.changed"));
        schedule.after(NOTICE_STAYS, () -> notice.set(""));
    }

    private void explain(ApiFailure failure) {
        if (failure.outcomeUnknown()) {
            message.set(messages.text("password.outcome-unknown", sentences.of(failure)));
            return;
        }
        if (failure instanceof ApiFailure.Refused refused) {
            if (refused.isTooManyTries()) {
                refused.retryAfter().filter(asked -> !asked.isZero()).ifPresent(wait::start);
            }
            refused.violations().forEach(violation -> errorOf(violation.field()).set(sentence(violation)));
            if (!currentError.get().isEmpty() || !nextError.get().isEmpty()) {
                return;
            }
        }
        message.set(sentences.of(failure));
    }

    private ReadOnlyStringWrapper errorOf(String field) {
        return switch (field) {
            case "currentPassword" -> currentError;
            case "newPassword" -> nextError;
            default -> message;
        };
    }

    /** The server knows best why a password is weak; its words follow the name of the field. */
    private String sentence(Problem.Violation violation) {
        return switch (violation.field()) {
            case "currentPassword" -> messages.text("password.current.wrong");
            case "newPassword" -> messages.text("password.next.refused", violation.message());
            default -> messages.text("problem.invalid-request");
        };
    }

    private boolean isLongEnough() {
        return characters() >= LEAST_CHARACTERS;
    }

    private int characters() {
        return next.get().codePointCount(0, next.get().length());
    }

    private boolean isRepeated() {
        return next.get().equals(repeated.get());
    }

    /** The rule of length, and how far one is from it. */
    public StringBinding lengthRule() {
        return Bindings.createStringBinding(
                () -> isLongEnough() || next.get().isEmpty()
                        ? messages.text("password.rule.length", String.valueOf(LEAST_CHARACTERS))
                        : messages.text(
                                "password.rule.length.missing",
                                String.valueOf(LEAST_CHARACTERS),
                                String.valueOf(LEAST_CHARACTERS - characters())),
                next);
    }

    /** Whether the new password is as long as it must be. */
    public BooleanBinding longEnough() {
        return Bindings.createBooleanBinding(this::isLongEnough, next);
    }

    /** Whether the new password was typed the same way twice. */
    public BooleanBinding same() {
        return Bindings.createBooleanBinding(() -> !next.get().isEmpty() && isRepeated(), next, repeated);
    }

    /** Whether a try can be made now. */
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> !busy.get() && !wait.isRunning(), busy, wait.remainingProperty());
    }

    public StringProperty currentProperty() {
        return current;
    }

    /** The new password. */
    public StringProperty nextProperty() {
        return next;
    }

    /** The new password again. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** What is wrong with the current password; empty: nothing known. */
    public ReadOnlyStringProperty currentErrorProperty() {
        return currentError.getReadOnlyProperty();
    }

    /** What is wrong with the new password; empty: nothing known. */
    public ReadOnlyStringProperty nextErrorProperty() {
        return nextError.getReadOnlyProperty();
    }

    /** What is wrong with the repetition; empty: nothing known. */
    public ReadOnlyStringProperty repeatedErrorProperty() {
        return repeatedError.getReadOnlyProperty();
    }

    /** A sentence about the whole, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** For some seconds after a change: that it was done. Empty otherwise. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
