package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.api.packs.PackData;
import fr.gestan.gsupport.api.packs.PacksApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.HalfTyped;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
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

/** The catalogue of packs: what is sold, another one, and what changes about one. */
public final class PacksViewModel {

    private static final int AT_ONCE = 200;
    private static final int LONGEST_LABEL = 100;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");
    private static final Long NEW = 0L;
    private static final Typed NOTHING = new Typed("", "", "", Validity.Unit.NONE, "", false, null, null);

    private final PagedList<Pack> packs;
    private final HalfTyped<Long, Typed> kept = new HalfTyped<>(NOTHING);
    private final ReadOnlyObjectWrapper<Pack> chosen = new ReadOnlyObjectWrapper<>();
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty minutes = new SimpleStringProperty("");
    private final StringProperty price = new SimpleStringProperty("");
    private final ObjectProperty<Validity.Unit> unit = new SimpleObjectProperty<>(Validity.Unit.NONE);
    private final StringProperty validity = new SimpleStringProperty("");
    private final BooleanProperty binding = new SimpleBooleanProperty();
    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final PacksApi api;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;

    /** The whole form. */
    private record Typed(
            String label,
            String minutes,
            String price,
            Validity.Unit unit,
            String validity,
            boolean binding,
            LocalDate from,
            LocalDate to) {

        static Typed of(Pack pack) {
            var valid = Validity.of(pack);
            return new Typed(
                    pack.label(),
                    String.valueOf(pack.minutes()),
                    Prices.text(pack.priceCents()),
                    valid.unit(),
                    valid.unit() == Validity.Unit.NONE ? "" : String.valueOf(valid.count()),
                    valid.binding(),
                    pack.onSaleFrom(),
                    pack.onSaleTo());
        }
    }

    public PacksViewModel(Calls calls, PacksApi api, Messages messages, Formats formats) {
        this.calls = calls;
        this.api = api;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.packs = new PagedList<>(calls, this::explain);
    }

    /** Reads the catalogue. */
    public void shown() {
        packs.read(after -> api.list(null, AT_ONCE, after));
    }

    /** The form for another one: with what was typed for it before another was looked at; asked for again, empty. */
    public void begin() {
        var again = chosen.get() == null;
        keepTyped();
        if (again) {
            kept.forget(NEW);
        }
        show(null);
        outcome.set(Outcome.NONE);
    }

    /** Shows one in the form, with what was typed for it before; null changes nothing. */
    public void choose(Pack pack) {
        if (pack != null && !pack.equals(chosen.get())) {
            keepTyped();
            show(pack);
            outcome.set(Outcome.NONE);
        }
    }

    private void show(Pack pack) {
        chosen.set(pack);
        put(kept.open(keyOf(pack), pack == null ? NOTHING : Typed.of(pack)));
    }

    private static Long keyOf(Pack pack) {
        return pack == null ? NEW : Long.valueOf(pack.id());
    }

    private void keepTyped() {
        kept.keep(keyOf(chosen.get()), typed());
    }

    private Typed typed() {
        return new Typed(
                label.get(),
                minutes.get(),
                price.get(),
                unit.get(),
                validity.get(),
                binding.get(),
                from.get(),
                to.get());
    }

    private void put(Typed typed) {
        label.set(typed.label());
        minutes.set(typed.minutes());
        price.set(typed.price());
        unit.set(typed.unit());
        validity.set(typed.validity());
        binding.set(typed.binding());
        from.set(typed.from());
        to.set(typed.to());
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(PacksViewModel before) {
        before.keepTyped();
        kept.goOnFrom(before.kept);
        show(before.chosen.get());
    }

    /** Makes or changes it; where something is missing, says what. */
    public void save() {
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            outcome.set(new Outcome(messages.text(wrong), false));
            return;
        }
        if (busy.get()) {
            return;
        }
        var pack = chosen.get();
        var data = data();
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> pack == null ? api.create(data) : api.change(pack.id(), data))
                .whenOver(() -> busy.set(false))
                .onSuccess(saved -> {
                    keepTyped();
                    kept.forget(keyOf(pack));
                    show(saved);
                    outcome.set(new Outcome(messages.text("office.packs.saved", saved.label()), true));
                    shown();
                })
                .onFailure(this::explain)
                .start();
    }

    private String wrong() {
        if (label.get().isBlank() || label.get().strip().length() > LONGEST_LABEL) {
            return "office.packs.check.label";
        }
        if (number(minutes).isEmpty()) {
            return "office.credit.check.minutes";
        }
        if (Prices.cents(price.get()).isEmpty()) {
            return "office.packs.check.price";
        }
        if (unit.get() != Validity.Unit.NONE && number(validity).isEmpty()) {
            return "office.packs.check.validity";
        }
        if (unit.get() == Validity.Unit.NONE && binding.get()) {
            return "office.credit.check.binding";
        }
        return from.get() != null && to.get() != null && to.get().isBefore(from.get()) ? "office.packs.check.sale" : "";
    }

    private static OptionalInt number(StringProperty typed) {
        var text = typed.get().replaceAll("[\\s\u00a0]", "");
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private PackData data() {
        var count = unit.get() == Validity.Unit.NONE
                ? null
                : Integer.valueOf(number(validity).getAsInt());
        return new PackData(
                label.get().strip(),
                number(minutes).getAsInt(),
                Prices.cents(price.get()).getAsInt(),
                unit.get() == Validity.Unit.DAYS ? count : null,
                unit.get() == Validity.Unit.MONTHS ? count : null,
                binding.get(),
                from.get(),
                to.get());
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** Since when or until when it is sold, in words. */
    public String saleOf(Pack pack) {
        if (pack.onSale()) {
            return pack.onSaleTo() == null
                    ? messages.text("office.packs.on-sale")
                    : messages.text("office.packs.on-sale.until", formats.longDate(pack.onSaleTo()));
        }
        return messages.text("office.packs.off-sale");
    }

    public String validityOf(Pack pack) {
        return Validity.of(pack).text(messages, formats);
    }

    /** {@code 490,00}, for a table. */
    public String priceOf(Integer cents) {
        return Prices.text(cents);
    }

    /** {@code jours}, {@code mois}, or that there is no end. */
    String nameOf(Validity.Unit of) {
        return messages.text("office.packs.unit." + of.key());
    }

    /** Which one the form is about. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> messages.text(chosen.get() == null ? "office.packs.new" : "office.packs.change"), chosen);
    }

    /** Why some of the form cannot be changed; empty where all can. */
    public StringBinding soldHint() {
        return Bindings.createStringBinding(
                () -> chosen.get() != null && chosen.get().sold() ? messages.text("office.packs.sold") : "", chosen);
    }

    public PagedList<Pack> packs() {
        return packs;
    }

    /** Which one is in the form; null for another one. */
    public ReadOnlyObjectProperty<Pack> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public StringProperty labelProperty() {
        return label;
    }

    public StringProperty minutesProperty() {
        return minutes;
    }

    /** Without tax. */
    public StringProperty priceProperty() {
        return price;
    }

    ObjectProperty<Validity.Unit> unitProperty() {
        return unit;
    }

    /** How many of the unit. */
    public StringProperty validityProperty() {
        return validity;
    }

    public BooleanProperty bindingProperty() {
        return binding;
    }

    /** The first day of sale; null: from ever. */
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /** The last day of sale; null: without end. */
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
