package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.clients.DoNotInterveneChange;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Sets "ne pas intervenir" with a reason, and lifts it. */
public final class DoNotInterveneViewModel {

    private static final int LONGEST_REASON = 1000;

    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> reviewOn = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final ObservableValue<ClientCard> client;
    private final Calls calls;
    private final ClientsApi clients;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Consumer<ClientCard> whenChanged;
    private final Map<Long, Typed> kept = new HashMap<>();
    private Long typedFor;

    private record Typed(String reason, LocalDate reviewOn) {}

    /**
     * @param client as it was last read; null without one
     * @param whenChanged gets the client as it is then
     */
    public DoNotInterveneViewModel(
            Calls calls,
            ClientsApi clients,
            ObservableValue<ClientCard> client,
            Messages messages,
            Formats formats,
            Consumer<ClientCard> whenChanged) {
        this.calls = calls;
        this.clients = clients;
        this.client = client;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenChanged = whenChanged;
        client.addListener((property, before, now) -> showTypedFor(now));
        showTypedFor(client.getValue());
    }

    /** A reason is one client's, also where another was looked at in between. */
    private void showTypedFor(ClientCard card) {
        if (card == null || typedFor != null && typedFor == card.id()) {
            return;
        }
        keepTyped();
        typedFor = card.id();
        var typed = kept.getOrDefault(typedFor, new Typed("", null));
        reason.set(typed.reason());
        reviewOn.set(typed.reviewOn());
        outcome.set(Outcome.NONE);
    }

    private void keepTyped() {
        if (typedFor != null) {
            kept.put(typedFor, new Typed(reason.get(), reviewOn.get()));
        }
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(DoNotInterveneViewModel before) {
        before.keepTyped();
        kept.putAll(before.kept);
        typedFor = null;
        showTypedFor(client.getValue());
    }

    /** Sets it, for the reason that is typed. */
    public void set() {
        if (reason.get().isBlank() || reason.get().strip().length() > LONGEST_REASON) {
            outcome.set(new Outcome(messages.text("office.npi.reason.missing"), false));
            return;
        }
        change(new DoNotInterveneChange(true, reason.get().strip(), reviewOn.get()), "office.npi.set.done");
    }

    /** Lifts it. */
    public void lift() {
        change(new DoNotInterveneChange(false, null, null), "office.npi.lifted");
    }

    private void change(DoNotInterveneChange change, String sentence) {
        var card = client.getValue();
        if (card == null || busy.get()) {
            return;
        }
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> clients.changeDoNotIntervene(card.id(), change))
                .whenOver(() -> busy.set(false))
                .onSuccess(changed -> {
                    kept.remove(card.id());
                    if (typedFor == card.id()) {
                        reason.set("");
                        reviewOn.set(null);
                    }
                    outcome.set(new Outcome(messages.text(sentence), true));
                    whenChanged.accept(changed);
                })
                .onFailure(failure -> outcome.set(new Outcome(sentences.of(failure), false)))
                .start();
    }

    /** Whether it is set, why, since when and by whom. */
    public StringBinding state() {
        return Bindings.createStringBinding(
                () -> {
                    if (client.getValue() == null) {
                        return "";
                    }
                    var npi = client.getValue().doNotIntervene();
                    if (!npi.active()) {
                        return messages.text("office.npi.inactive");
                    }
                    var why = messages.text(
                            "office.npi.active",
                            formats.dateTime(npi.since()),
                            Objects.requireNonNullElse(npi.by(), ""),
                            Objects.requireNonNullElse(npi.reason(), ""));
                    return npi.reviewOn() == null
                            ? why
                            : why + "\n" + messages.text("office.npi.review.on", formats.longDate(npi.reviewOn()));
                },
                client);
    }

    public BooleanBinding active() {
        return Bindings.createBooleanBinding(
                () -> client.getValue() != null
                        && client.getValue().doNotIntervene().active(),
                client);
    }

    /** Why it is to be set. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** From when on somebody is to look at it again; null: never. */
    public ObjectProperty<LocalDate> reviewOnProperty() {
        return reviewOn;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
