package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.audit.AuditApi;
import fr.gestan.gsupport.api.audit.AuditEntry;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Who did what, newest first, by pages, narrowed down to a person, an action, a client or some days. */
public final class AuditViewModel {

    private static final int ENTRIES_AT_ONCE = 100;
    private static final Pattern A_CODE = Pattern.compile("[A-Za-z0-9]{2,10}");
    private static final Pattern AN_ID = Pattern.compile("[0-9]{1,12}");

    private final PagedList<AuditEntry> entries;
    private final StringProperty actor = new SimpleStringProperty("");
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty client = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final AuditApi audit;
    private final Messages messages;

    public AuditViewModel(Calls calls, AuditApi audit, Messages messages) {
        this.audit = audit;
        this.messages = messages;
        var sentences = new FailureSentences(messages);
        this.entries = new PagedList<>(calls, failure -> outcome.set(new Outcome(sentences.of(failure), false)));
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(AuditViewModel before) {
        actor.set(before.actor.get());
        action.set(before.action.get());
        client.set(before.client.get());
        from.set(before.from.get());
        to.set(before.to.get());
    }

    /** Reads what is asked for, from the newest on. */
    public void read() {
        var clientId = client.get().replaceAll("[\\s\u00a0]", "");
        if (!clientId.isEmpty() && !AN_ID.matcher(clientId).matches()) {
            outcome.set(new Outcome(messages.text("office.audit.check.client"), false));
            return;
        }
        outcome.set(Outcome.NONE);
        var wantedActor = actor();
        var wantedAction = orNull(action.get());
        var wantedClient = clientId.isEmpty() ? null : Long.valueOf(clientId);
        var first = from.get();
        var last = to.get();
        entries.read(after -> audit.page(wantedActor, wantedAction, wantedClient, first, last, ENTRIES_AT_ONCE, after));
    }

    /** A bare code is a person's. */
    private String actor() {
        var typed = orNull(actor.get());
        return typed != null && A_CODE.matcher(typed).matches() ? "person:" + typed.toUpperCase(Locale.ROOT) : typed;
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** {@code Hélène Royer (HRY)}, or how the server calls who has no name. */
    public String whoOf(AuditEntry entry) {
        if (entry.name() == null) {
            return entry.actor();
        }
        return entry.code() == null ? entry.name() : messages.text("office.audit.who", entry.name(), entry.code());
    }

    /** What it was done to, and its detail. */
    public String whatOf(AuditEntry entry) {
        return Stream.of(entry.target(), entry.detail())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" – "));
    }

    public String resultOf(AuditEntry entry) {
        var key = "office.audit.result." + String.valueOf(entry.result()).toLowerCase(Locale.ROOT);
        return messages.knows(key) ? messages.text(key) : entry.result();
    }

    public PagedList<AuditEntry> entries() {
        return entries;
    }

    /** A code such as {@code HRY}, or {@code key:12}. */
    public StringProperty actorProperty() {
        return actor;
    }

    /** Such as {@code intervention.record}. */
    public StringProperty actionProperty() {
        return action;
    }

    /** A client's number, as it is typed. */
    public StringProperty clientProperty() {
        return client;
    }

    /** The first day; null: from the beginning. */
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /** The last day; null: until now. */
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /** What went wrong; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
