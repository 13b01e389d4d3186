package fr.gestan.gsupport.desktop.office.overview;

import fr.gestan.gsupport.api.overview.Overview;
import fr.gestan.gsupport.api.overview.OverviewApi;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** How much was done, sold and given in some days; every chart in words too. */
public final class OverviewViewModel {

    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Overview> overview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final OverviewApi api;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final LongConsumer openClient;
    private long asked;

    /** @param openClient opens the client with this id */
    public OverviewViewModel(
            Calls calls, OverviewApi api, Messages messages, Formats formats, LongConsumer openClient) {
        this.calls = calls;
        this.api = api;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.openClient = openClient;
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(OverviewViewModel before) {
        from.set(before.from.get());
        to.set(before.to.get());
    }

    /** Reads the days that are typed; without any the last twelve weeks. */
    public void read() {
        var first = from.get();
        var last = to.get();
        if (first != null && last != null && last.isBefore(first)) {
            outcome.set(new Outcome(messages.text("office.statement.check.period"), false));
            return;
        }
        var asking = ++asked;
        outcome.set(Outcome.NONE);
        busy.set(true);
        calls.to(() -> api.overview(first, last))
                .onSuccess(found -> {
                    if (asking == asked) {
                        busy.set(false);
                        overview.set(found);
                    }
                })
                .onFailure(failure -> {
                    if (asking == asked) {
                        busy.set(false);
                        outcome.set(new Outcome(sentences.of(failure), false));
                    }
                })
                .start();
    }

    /** Opens a busy client; null opens nothing. */
    public void open(Overview.BusyClient client) {
        if (client != null) {
            openClient.accept(client.clientId());
        }
    }

    private StringBinding text(Function<Overview, String> of) {
        return Bindings.createStringBinding(() -> overview.get() == null ? "" : of.apply(overview.get()), overview);
    }

    /** {@code Du 07/09/2026 au 29/11/2026}. */
    public StringBinding period() {
        return text(shown ->
                messages.text("office.overview.period", formats.longDate(shown.from()), formats.longDate(shown.to())));
    }

    public StringBinding sold() {
        return text(shown -> formats.duration(shown.soldMinutes()));
    }

    public StringBinding used() {
        return text(shown -> formats.duration(shown.usedMinutes()));
    }

    /** How many mails have come how far, in a sentence. */
    public StringBinding mails() {
        return text(shown -> {
            var told = shown.mails().stream()
                    .filter(count -> count.count() > 0)
                    .map(count -> messages.text(
                            "office.overview.mails." + count.status().name().toLowerCase(Locale.ROOT),
                            formats.number(count.count())))
                    .collect(Collectors.joining(", "));
            return told.isEmpty() ? messages.text("office.overview.mails.none") : told;
        });
    }

    /** The weeks in words, for whoever does not see the chart. */
    public StringBinding weeksInWords() {
        return text(shown -> shown.weeks().stream()
                .map(week -> messages.text(
                        "office.pay.chart.of",
                        formats.date(week.startsOn()),
                        formats.duration(week.normalMinutes()),
                        formats.duration(week.freeMinutes())))
                .collect(Collectors.joining(" ")));
    }

    /** The causes in words, for whoever does not see the chart. */
    public StringBinding causesInWords() {
        return text(shown -> shown.freeMinutes().stream().map(this::inWords).collect(Collectors.joining(", ")));
    }

    /** {@code Défaut Gestan : 1 h 20 m}. */
    public String inWords(Overview.FreeCause cause) {
        return messages.text("office.overview.cause", nameOf(cause), formats.duration(cause.minutes()));
    }

    private String nameOf(Overview.FreeCause cause) {
        return messages.text("office.overview.cause."
                + (cause.cause() == null ? "none" : cause.cause().name().toLowerCase(Locale.ROOT)));
    }

    /** Null until it was read. */
    public ReadOnlyObjectProperty<Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** The first day; null: as the server says. */
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /** The last day; null: today. */
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /** What went wrong; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
