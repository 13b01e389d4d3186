package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.credits.CreditsApi;
import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.api.packs.PacksApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Sells credit to the client on the screen: a pack of the catalogue, or minutes. Clicked twice, it is bought once. */
public final class CreditViewModel {

    private static final int PACKS_AT_MOST = 200;
    private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,5}|1000000");
    private static final int LONGEST_REFERENCE = 200;
    private static final Typed NOTHING = new Typed(null, "", "", null, false, false, null);

    private final ObservableList<Pack> packs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ClientCard> client = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper balance = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Pack> pack = new SimpleObjectProperty<>();
    private final StringProperty minutes = new SimpleStringProperty("");
    private final StringProperty reference = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> validUntil = new SimpleObjectProperty<>();
    private final BooleanProperty binding = new SimpleBooleanProperty();
    private final BooleanProperty offered = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final ClientsApi clients;
    private final CreditsApi credits;
    private final PacksApi catalogue;
    private final LotsViewModel lots;
    private final LongSupplier wanted;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Map<Long, Typed> kept = new HashMap<>();
    private long typedFor;
    private Attempt latest;

    /** What was sent last and not answered by yes, with its key. */
    private record Attempt(long clientId, String key, NewCredit credit) {}

    /** The whole form, and what was sent of it: sold once, though another client was looked at before the answer. */
    private record Typed(
            Pack pack,
            String minutes,
            String reference,
            LocalDate validUntil,
            boolean binding,
            boolean offered,
            Attempt latest) {}

    /**
     * @param lots of the same client
     * @param wanted the client on the support screen, asked each time this is shown
     */
    public CreditViewModel(
            Calls calls,
            ClientsApi clients,
            CreditsApi credits,
            PacksApi catalogue,
            LotsViewModel lots,
            LongSupplier wanted,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.clients = clients;
        this.credits = credits;
        this.catalogue = catalogue;
        this.lots = lots;
        this.wanted = wanted;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        pack.addListener((property, before, now) -> {
            if (now != null) {
                minutes.set(String.valueOf(now.minutes()));
                validUntil.set(null);
                binding.set(false);
            }
        });
    }

    /** Shows the client that is on the support screen now, with what was typed for it before. */
    public void shown() {
        if (busy.get()) {
            return;
        }
        var id = wanted.getAsLong();
        if (typedFor != id) {
            kept.put(typedFor, typed());
            typedFor = id;
            client.set(null);
            put(kept.getOrDefault(id, NOTHING));
            outcome.set(Outcome.NONE);
        }
        calls.to(() -> clients.open(id))
                .onSuccess(this::show)
                .onFailure(this::explain)
                .start();
        calls.to(() -> catalogue.list(true, PACKS_AT_MOST, null))
                .onSuccess(page -> {
                    if (!packs.equals(page.items())) {
                        var before = typed();
                        packs.setAll(page.items());
                        put(before);
                        if (!packs.contains(before.pack())) {
                            pack.set(null);
                        }
                    }
                })
                .onFailure(this::explain)
                .start();
        lots.show(id);
    }

    private void show(ClientCard card) {
        if (card.id() == wanted.getAsLong()) {
            client.set(card);
            balance.set(card.credit().balanceMinutes());
        }
    }

    private Typed typed() {
        return new Typed(
                pack.get(), minutes.get(), reference.get(), validUntil.get(), binding.get(), offered.get(), latest);
    }

    private void put(Typed typed) {
        pack.set(typed.pack());
        minutes.set(typed.minutes());
        reference.set(typed.reference());
        validUntil.set(typed.validUntil());
        binding.set(typed.binding());
        offered.set(typed.offered());
        latest = typed.latest();
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(CreditViewModel before) {
        kept.putAll(before.kept);
        typedFor = before.typedFor;
        client.set(before.client.get());
        balance.set(before.balance.get());
        packs.setAll(before.packs);
        put(before.typed());
        lots.goOnFrom(before.lots);
    }

    /** Sells what is on the screen; where something is missing, says what. */
    public void sell() {
        if (busy.get() || client.get() == null) {
            return;
        }
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            outcome.set(new Outcome(messages.text(wrong), false));
            return;
        }
        var credit = credit();
        var id = client.get().id();
        if (latest == null || latest.clientId() != id || !latest.credit().equals(credit)) {
            latest = new Attempt(id, UUID.randomUUID().toString(), credit);
        }
        var attempt = latest;
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> credits.buy(attempt.clientId(), attempt.key(), null, attempt.credit()))
                .whenOver(() -> busy.set(false))
                .onSuccess(this::sold)
                .onFailure(failure -> outcome.set(new Outcome(sentenceOn(failure), false)))
                .start();
    }

    private String wrong() {
        if (pack.get() == null && !MINUTES.matcher(typedMinutes()).matches()) {
            return "office.credit.check.minutes";
        }
        if (reference.get().strip().length() > LONGEST_REFERENCE) {
            return "office.credit.check.reference";
        }
        return pack.get() == null && binding.get() && validUntil.get() == null ? "office.credit.check.binding" : "";
    }

    private String typedMinutes() {
        return minutes.get().replaceAll("[\\s\u00a0]", "");
    }

    /** Of a pack all that is not typed is as the catalogue says. */
    private NewCredit credit() {
        var chosen = pack.get();
        var invoice = reference.get().isBlank() ? null : reference.get().strip();
        return new NewCredit(
                chosen == null ? Integer.valueOf(typedMinutes()) : null,
                invoice,
                validUntil.get(),
                chosen == null ? null : chosen.id(),
                offered.get() ? true : null,
                chosen == null && binding.get() ? true : null);
    }

    private void sold(RecordedCredit bought) {
        put(NOTHING);
        balance.set(bought.balanceAfter());
        outcome.set(new Outcome(
                messages.text(
                        "office.credit.sold",
                        formats.number(bought.id()),
                        formats.number(bought.minutes()),
                        formats.number(bought.balanceAfter())),
                true));
        lots.show(bought.clientId());
    }

    private String sentenceOn(ApiFailure failure) {
        return failure.outcomeUnknown()
                ? messages.text("office.credit.outcome-unknown", sentences.of(failure))
                : sentences.of(failure);
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** {@code 10 heures – 600 mn – 490,00 € HT}; of none that minutes are typed. */
    public String nameOf(Pack of) {
        return of == null
                ? messages.text("office.credit.no-pack")
                : messages.text(
                        "office.credit.pack", of.label(), formats.number(of.minutes()), Prices.text(of.priceCents()));
    }

    /** Until when what is sold would be valid, in words. */
    public StringBinding validity() {
        return Bindings.createStringBinding(
                () -> {
                    var chosen = pack.get();
                    if (chosen == null || validUntil.get() != null) {
                        return "";
                    }
                    return Validity.of(chosen).text(messages, formats);
                },
                pack,
                validUntil);
    }

    /** Whose credit it is, and how much there is. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> client.get() == null
                        ? ""
                        : messages.text(
                                "office.credit.heading",
                                client.get().companyName(),
                                formats.number(client.get().id()),
                                formats.number(balance.get())),
                client,
                balance);
    }

    /** Those on sale today. */
    public ObservableList<Pack> packs() {
        return packs;
    }

    /** What is sold; null: minutes that are typed. */
    public ObjectProperty<Pack> packProperty() {
        return pack;
    }

    public StringProperty minutesProperty() {
        return minutes;
    }

    /** Of the invoice. */
    public StringProperty referenceProperty() {
        return reference;
    }

    /** The last day; null: as the pack says, or none. */
    public ObjectProperty<LocalDate> validUntilProperty() {
        return validUntil;
    }

    /** Whether what is left expires then. */
    public BooleanProperty bindingProperty() {
        return binding;
    }

    /** Whether it is a gift. */
    public BooleanProperty offeredProperty() {
        return offered;
    }

    public LotsViewModel lots() {
        return lots;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
