package fr.gestan.gsupport.desktop.office.worklists;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.overrides.OverridesApi;
import fr.gestan.gsupport.api.overrides.RuleOverride;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.api.worklists.WorklistEntry;
import fr.gestan.gsupport.api.worklists.WorklistsApi;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.Exports;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** The lists of what needs somebody: one of them with its clients, each one step away, and as a table to keep. */
public final class WorklistsViewModel {

    private static final int AT_ONCE = 100;
    private static final int DAYS_A_WEEK = 7;
    private static final int TOLD_IN_WEEKS = 14;

    private final ObjectProperty<Worklist> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final PagedList<WorklistEntry> clients;
    private final PagedList<RuleOverride> overrides;
    private final CountsViewModel counts;
    private final WorklistsApi worklists;
    private final OverridesApi overridesApi;
    private final Exports exports;
    private final Messages messages;
    private final Formats formats;
    private final LongConsumer openClient;

    /**
     * @param openClient opens the client with this id
     * @param openFailedMails shows the mails that could not be sent, which have a window of their own
     */
    public WorklistsViewModel(
            Calls calls,
            CountsViewModel counts,
            WorklistsApi worklists,
            OverridesApi overrides,
            Exports exports,
            Messages messages,
            Formats formats,
            LongConsumer openClient,
            Runnable openFailedMails) {
        this.counts = counts;
        this.worklists = worklists;
        this.overridesApi = overrides;
        this.exports = exports;
        this.messages = messages;
        this.formats = formats;
        this.openClient = openClient;
        var sentences = new FailureSentences(messages);
        this.clients = new PagedList<>(calls, failure -> outcome.set(new Outcome(sentences.of(failure), false)));
        this.overrides = new PagedList<>(calls, failure -> outcome.set(new Outcome(sentences.of(failure), false)));
        chosen.addListener((property, before, now) -> {
            if (now == Worklist.FAILED_MAILS) {
                // They have a window of their own: here the list of before stays.
                chosen.set(before == Worklist.FAILED_MAILS ? null : before);
                openFailedMails.run();
            } else {
                readChosen();
            }
        });
    }

    /** Goes on with the list of another one, in the place of which this one is from now on. */
    public void goOnFrom(WorklistsViewModel before) {
        chosen.set(before.chosen.get());
    }

    /** Reads the counts and the list that is chosen again. */
    public void shown() {
        counts.read();
        if (chosen.get() == null) {
            chosen.set(firstWithSomebody());
        } else {
            readChosen();
        }
    }

    private Worklist firstWithSomebody() {
        return counts.counts().stream()
                .filter(count -> count.count() > 0 && count.list() != Worklist.FAILED_MAILS)
                .map(WorklistCount::list)
                .findFirst()
                .orElse(Worklist.OVERDRAWN_BEYOND_LIMIT);
    }

    private void readChosen() {
        outcome.set(Outcome.NONE);
        clients.clear();
        overrides.clear();
        var list = chosen.get();
        if (list == null) {
            return;
        }
        if (list == Worklist.OVERRIDES) {
            overrides.read(after -> overridesApi.made(AT_ONCE, after));
        } else {
            clients.read(after -> worklists.page(list, AT_ONCE, after));
        }
    }

    /** Opens the client of a row; null opens nothing. */
    public void open(WorklistEntry entry) {
        if (entry != null) {
            openClient.accept(entry.client().id());
        }
    }

    /** Opens the client of a row; null opens nothing. */
    public void open(RuleOverride made) {
        if (made != null) {
            openClient.accept(made.clientId());
        }
    }

    /** Keeps the whole list as a table. */
    public void export() {
        var list = chosen.get();
        if (list == null) {
            return;
        }
        exports.table(
                messages.text("office.worklist.file." + CountsViewModel.key(list)),
                () -> list == Worklist.OVERRIDES ? overridesApi.table() : worklists.table(list),
                outcome::set);
    }

    /** What is particular about a client on this list, in words; empty where nothing is. */
    public String remarkOn(WorklistEntry entry) {
        if (entry.daysLeft() != null) {
            return messages.text(
                    "office.worklist.remark.soon-empty",
                    left(entry.daysLeft()),
                    formats.number(entry.minutesOfLast90Days()));
        }
        if (entry.since() == null) {
            return "";
        }
        var since = LocalDate.ofInstant(entry.since(), ZoneOffset.UTC);
        var why = messages.text(
                "office.worklist.remark.npi", formats.date(since), entry.reason() == null ? "" : entry.reason());
        return entry.reviewOn() == null
                ? why
                : why + " " + messages.text("office.npi.review.on", formats.date(entry.reviewOn()));
    }

    private String left(int days) {
        if (days < 1) {
            return messages.text("office.worklist.left.today");
        }
        if (days == 1) {
            return messages.text("office.worklist.left.day");
        }
        return days < TOLD_IN_WEEKS
                ? messages.text("office.worklist.left.days", formats.number(days))
                : messages.text("office.worklist.left.weeks", formats.number(Math.round(days / (float) DAYS_A_WEEK)));
    }

    /** Which rule was passed over, in words. */
    public String ruleOf(RuleOverride made) {
        return messages.text(
                made.rule() == Decision.REFUSE_OVERDRAWN
                        ? "office.override.overdrawn"
                        : "office.override.do-not-intervene");
    }

    /** {@code HRY}, and who decided where that was somebody else. */
    public String whoOf(RuleOverride made) {
        return made.decidedBy() == null || made.decidedBy().equals(made.by())
                ? made.by()
                : messages.text("office.override.decided", made.by(), made.decidedBy());
    }

    /** What the chosen list is, in a sentence. */
    public StringBinding hint() {
        return Bindings.createStringBinding(
                () -> chosen.get() == null
                        ? ""
                        : messages.text("office.worklist.hint." + CountsViewModel.key(chosen.get())),
                chosen);
    }

    public String nameOf(Worklist list) {
        return counts.nameOf(list);
    }

    /** The lists of this person, with how many are on each. */
    public ObservableList<WorklistCount> counts() {
        return counts.counts();
    }

    public Optional<WorklistCount> countOf(Worklist list) {
        return counts().stream().filter(count -> count.list() == list).findFirst();
    }

    /** Which list is shown; null before any. */
    public ObjectProperty<Worklist> chosenProperty() {
        return chosen;
    }

    /** Who is on the list, where it is one of clients. */
    public PagedList<WorklistEntry> clients() {
        return clients;
    }

    /** What was done by exception, where that is the list. */
    public PagedList<RuleOverride> overrides() {
        return overrides;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Whether a file is being made. */
    public ReadOnlyBooleanProperty exportingProperty() {
        return exports.busyProperty();
    }
}
