package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.lots.Lot;
import fr.gestan.gsupport.api.lots.LotExtension;
import fr.gestan.gsupport.api.lots.LotsApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a client's credit consists of, and a later end for a part of it. */
public final class LotsViewModel {

    private static final int LONGEST_REASON = 1000;

    private final ObservableList<Lot> lots = FXCollections.observableArrayList();
    private final ObjectProperty<Lot> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final LotsApi api;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Map<Long, Typed> kept = new HashMap<>();
    private long clientId;
    private Attempt latest;

    private record Attempt(long clientId, long lineId, String key, LotExtension extension) {}

    private record Typed(Lot lot, LocalDate until, String reason, Attempt latest) {}

    public LotsViewModel(Calls calls, LotsApi api, Messages messages, Formats formats) {
        this.calls = calls;
        this.api = api;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
    }

    /** Reads the lots of a client; those of another one go at once, with what is typed for them. */
    void show(long id) {
        if (clientId != id) {
            kept.put(clientId, typed());
            clientId = id;
            lots.clear();
            put(kept.getOrDefault(id, new Typed(null, null, "", null)));
            outcome.set(Outcome.NONE);
        }
        calls.to(() -> api.list(id))
                .onSuccess(found -> {
                    if (clientId == id && !lots.equals(found.items())) {
                        var before = chosen.get();
                        lots.setAll(found.items());
                        chosen.set(before == null ? null : sameAs(before));
                    }
                })
                .onFailure(this::explain)
                .start();
    }

    private Lot sameAs(Lot before) {
        return lots.stream()
                .filter(lot -> lot.lineId() == before.lineId())
                .findFirst()
                .orElse(null);
    }

    private Typed typed() {
        return new Typed(chosen.get(), until.get(), reason.get(), latest);
    }

    private void put(Typed typed) {
        chosen.set(typed.lot());
        until.set(typed.until());
        reason.set(typed.reason());
        latest = typed.latest();
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    void goOnFrom(LotsViewModel before) {
        kept.putAll(before.kept);
        clientId = before.clientId;
        lots.setAll(before.lots);
        put(before.typed());
    }

    /** Gives the chosen lot the end that is typed; where something is missing, says what. */
    public void extend() {
        var lot = chosen.get();
        if (lot == null || busy.get()) {
            return;
        }
        if (until.get() == null
                || (lot.validUntil() != null && !until.get().isAfter(lot.validUntil()))
                || reason.get().isBlank()
                || reason.get().strip().length() > LONGEST_REASON) {
            outcome.set(new Outcome(messages.text("office.lots.incomplete"), false));
            return;
        }
        var extension = new LotExtension(until.get(), reason.get().strip());
        if (latest == null
                || latest.lineId() != lot.lineId()
                || !latest.extension().equals(extension)) {
            latest = new Attempt(clientId, lot.lineId(), UUID.randomUUID().toString(), extension);
        }
        var attempt = latest;
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> api.extend(attempt.clientId(), attempt.lineId(), attempt.key(), attempt.extension()))
                .whenOver(() -> busy.set(false))
                .onSuccess(line -> {
                    latest = null;
                    until.set(null);
                    reason.set("");
                    outcome.set(new Outcome(
                            messages.text(
                                    "office.lots.extended",
                                    formats.longDate(attempt.extension().validUntil())),
                            true));
                    show(attempt.clientId());
                })
                .onFailure(this::explain)
                .start();
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** Until when, and whether it expires then, in words. */
    public String endOf(Lot lot) {
        if (lot.validUntil() == null) {
            return messages.text("office.lots.no-end");
        }
        return messages.text(
                lot.bindingValidity() ? "office.lots.expires" : "office.lots.informs",
                formats.longDate(lot.validUntil()));
    }

    /** What it was sold as, and under which reference. */
    public String originOf(Lot lot) {
        var what = lot.packLabel() == null ? messages.text("office.lots.minutes") : lot.packLabel();
        var named = lot.offered() ? messages.text("office.lots.offered", what) : what;
        return lot.reference() == null
                ? named
                : messages.text("office.lots.reference", named, Objects.requireNonNullElse(lot.reference(), ""));
    }

    /** Those with minutes left first, in the order in which they are drawn on. */
    public ObservableList<Lot> lots() {
        return lots;
    }

    /** Whether there is something to extend about it. */
    public boolean isExtendable(Lot lot) {
        return lot != null && lot.remainingMinutes() > 0 && lot.validUntil() != null;
    }

    /** The lot that is to be extended; null without one. */
    public ObjectProperty<Lot> chosenProperty() {
        return chosen;
    }

    /** Its new last day. */
    public ObjectProperty<LocalDate> untilProperty() {
        return until;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
