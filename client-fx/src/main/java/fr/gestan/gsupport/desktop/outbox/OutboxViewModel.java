package fr.gestan.gsupport.desktop.outbox;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.OutboxEntry;
import fr.gestan.gsupport.desktop.api.Reachability;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What was recorded and is not with the server yet: what waits, and what the technician has to decide. */
public final class OutboxViewModel {

    private static final Set<String> YIELD_TO_A_REASON = Set.of("refused-overdrawn", "refused-do-not-intervene");
    private static final Duration SENT_IS_SHOWN_FOR = Duration.ofSeconds(20);
    private static final int NAMED_AT_MOST = 4;

    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sent = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper askingToThrowAway = new ReadOnlyBooleanWrapper();
    private final Outbox outbox;
    private final Reachability reachability;
    private final Drafts drafts;
    private final Schedule schedule;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final LongConsumer whenOnTheForm;
    private final ObjectBinding<OutboxEntry> task;
    private Schedule.Pending forgettingSent = () -> {};

    /** @param whenOnTheForm told the client whose refused intervention is a draft again */
    public OutboxViewModel(
            Outbox outbox,
            Reachability reachability,
            Drafts drafts,
            Schedule schedule,
            Messages messages,
            Formats formats,
            LongConsumer whenOnTheForm) {
        this.outbox = outbox;
        this.reachability = reachability;
        this.drafts = drafts;
        this.schedule = schedule;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenOnTheForm = whenOnTheForm;
        this.task = Bindings.createObjectBinding(
                () -> outbox.entries().stream()
                        .filter(OutboxEntry::isRefused)
                        .findFirst()
                        .orElse(null),
                outbox.entries());
        task.addListener((property, before, now) -> {
            if (before == null || now == null || !before.id().equals(now.id())) {
                reason.set("");
                hint.set("");
                askingToThrowAway.set(false);
            }
        });
    }

    /** Tells that an entry has become a line. */
    public void recorded(OutboxEntry entry, RecordedIntervention recorded) {
        sent.set(messages.text(
                "support.outbox.sent",
                entry.companyName(),
                formats.number(recorded.id()),
                formats.number(recorded.balanceAfter())));
        forgettingSent.cancel();
        forgettingSent = schedule.after(SENT_IS_SHOWN_FOR, () -> sent.set(""));
    }

    /** Says that the server is away, and since when; empty while it answers. */
    public StringBinding away() {
        var since = reachability.awaySinceProperty();
        return Bindings.createStringBinding(
                () -> since.get() == null ? "" : messages.text("support.outbox.away", formats.dateTime(since.get())),
                since);
    }

    /** What waits for the server, how many and since when; empty where nothing does. */
    public StringBinding waiting() {
        return Bindings.createStringBinding(
                () -> {
                    var waiting = outbox.entries().stream()
                            .filter(entry -> !entry.isRefused())
                            .toList();
                    return waiting.isEmpty() ? "" : waiting(waiting);
                },
                outbox.entries());
    }

    private String waiting(List<OutboxEntry> entries) {
        var named = entries.stream().limit(NAMED_AT_MOST).map(this::inShort).collect(Collectors.joining(", "));
        var all = entries.size() > NAMED_AT_MOST ? named + "…" : named;
        var since = formats.dateTime(entries.get(0).since());
        return entries.size() == 1
                ? messages.text("support.outbox.waiting.one", since, all)
                : messages.text("support.outbox.waiting", formats.number(entries.size()), since, all);
    }

    private String inShort(OutboxEntry entry) {
        return messages.text(
                "support.outbox.entry",
                entry.companyName(),
                formats.number(entry.submission().sent().durationMinutes()),
                billing(entry));
    }

    private String billing(OutboxEntry entry) {
        return messages.text(
                entry.submission().sent().billing() == Billing.NORMAL ? "support.form.normal" : "support.form.free");
    }

    /** Files that somebody has to look into; empty where there are none. */
    public StringBinding unreadable() {
        return Bindings.createStringBinding(
                () -> outbox.unreadable().isEmpty()
                        ? ""
                        : messages.text(
                                "support.outbox.unreadable",
                                outbox.unreadable().get(0).toString()),
                outbox.unreadable());
    }

    /** Whether the technician has to decide on something. */
    public BooleanBinding deciding() {
        return task.isNotNull();
    }

    /** What was refused: whose, how long, when, and how many more there are. */
    public StringBinding title() {
        return from(entry -> {
            var tasks = outbox.entries().stream().filter(OutboxEntry::isRefused).count();
            var what = messages.text("support.outbox.task", inShort(entry), formats.dateTime(entry.since()));
            return tasks == 1 ? what : messages.text("support.outbox.task.more", what, formats.number(tasks - 1));
        });
    }

    /** Why it was refused and what to do about it. */
    public StringBinding why() {
        return from(entry -> entry.refusal().map(sentences::of).orElse(""));
    }

    /** Every word of it. */
    public StringBinding text() {
        return from(entry -> {
            var words = entry.submission().sent();
            return words.advice() == null
                    ? messages.text("support.outbox.task.text", words.summary())
                    : messages.text("support.outbox.task.text-and-advice", words.summary(), words.advice());
        });
    }

    private StringBinding from(Function<OutboxEntry, String> words) {
        return Bindings.createStringBinding(
                () -> task.get() == null ? "" : words.apply(task.get()), task, outbox.entries());
    }

    /** Whether the rule that refused yields to a reason, from whoever has the right to give one. */
    public BooleanBinding reasonOffered() {
        return Bindings.createBooleanBinding(
                () -> task.get() != null
                        && task.get()
                                .refusal()
                                .map(ApiFailure.Refused::slug)
                                .filter(YIELD_TO_A_REASON::contains)
                                .isPresent(),
                task);
    }

    /** Tries to send what waits. */
    public void sendNow() {
        outbox.sendNow();
    }

    /** Puts what was refused back on the form, where it can be changed and recorded again. */
    public void correct() {
        var refused = task.get();
        if (refused == null) {
            return;
        }
        var draft = drafts.reopen(refused.clientId(), refused.companyName(), refused.submission());
        if (draft.isEmpty()) {
            hint.set(messages.text("support.outbox.task.draft-in-the-way", refused.companyName()));
            return;
        }
        // On the form's side first: a crash between the two leaves it in both, with one key.
        var kept = drafts.keepNow();
        outbox.remove(
                refused,
                () -> {
                    kept.join();
                    if (drafts.isRefusedByDisk()) {
                        throw new IllegalStateException("The disk does not take the draft");
                    }
                },
                () -> whenOnTheForm.accept(refused.clientId()),
                failure -> {
                    drafts.discard(draft.get());
                    diskRefuses(failure);
                });
    }

    /** Sends what was refused again, with the reason that was typed. */
    public void giveReason() {
        if (task.get() == null) {
            return;
        }
        if (reason.get().isBlank()) {
            hint.set(messages.text("support.outbox.task.no-reason"));
        } else {
            outbox.giveReason(task.get(), reason.get(), this::diskRefuses);
        }
    }

    /** Asks first. */
    public void throwAway() {
        askingToThrowAway.set(task.get() != null);
    }

    /** Then it is gone. */
    public void throwAwayForGood() {
        if (task.get() != null && askingToThrowAway.get()) {
            outbox.remove(task.get(), () -> {}, () -> {}, this::diskRefuses);
        }
        askingToThrowAway.set(false);
    }

    /** It stays. */
    public void keep() {
        askingToThrowAway.set(false);
    }

    private void diskRefuses(ApiFailure failure) {
        hint.set(messages.text("support.outbox.disk-refuses"));
    }

    /** Why an exception should be made. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** What is missing for what the technician wants to do; empty where nothing is. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** What was sent last, for a while; or empty. */
    public ReadOnlyStringProperty sentProperty() {
        return sent.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty askingToThrowAwayProperty() {
        return askingToThrowAway.getReadOnlyProperty();
    }
}
