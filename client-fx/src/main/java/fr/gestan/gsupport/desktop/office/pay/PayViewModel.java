package fr.gestan.gsupport.desktop.office.pay;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.WorkDoneApi;
import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.api.pay.PayApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.Exports;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What each technician did in a month, with the lines: for managers everybody's, for technicians their own. */
public final class PayViewModel {

    private static final int LINES_AT_ONCE = 200;

    private final ObjectProperty<YearMonth> month;
    private final ObservableList<MonthOfPay.Technician> technicians = FXCollections.observableArrayList();
    private final ObjectProperty<MonthOfPay.Technician> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final PagedList<HistoryLine> lines;
    private final Calls calls;
    private final PayApi pay;
    private final WorkDoneApi work;
    private final Exports exports;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private long asked;

    /** @param now the month that it is at the publisher's */
    public PayViewModel(
            Calls calls,
            PayApi pay,
            WorkDoneApi work,
            Exports exports,
            YearMonth now,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.pay = pay;
        this.work = work;
        this.exports = exports;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.month = new SimpleObjectProperty<>(now);
        this.lines = new PagedList<>(calls, this::explain);
        month.addListener((property, before, after) -> shown());
        chosen.addListener((property, before, after) -> readLines());
    }

    /** Reads the month again. */
    public void shown() {
        var wanted = month.get();
        var asking = ++asked;
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> pay.month(wanted, null))
                .onSuccess(report -> {
                    if (asking == asked) {
                        busy.set(false);
                        show(report);
                    }
                })
                .onFailure(failure -> {
                    if (asking == asked) {
                        busy.set(false);
                        explain(failure);
                    }
                })
                .start();
    }

    private void show(MonthOfPay report) {
        var before = chosen.get();
        technicians.setAll(report.technicians());
        chosen.set(null);
        chosen.set(technicians.stream()
                .filter(technician -> before != null && technician.by().equals(before.by()))
                .findFirst()
                .orElseGet(() -> technicians.isEmpty() ? null : technicians.get(0)));
    }

    private void readLines() {
        var technician = chosen.get();
        if (technician == null) {
            lines.clear();
            return;
        }
        var wanted = month.get();
        lines.read(after -> work.done(wanted.atDay(1), wanted.atEndOfMonth(), technician.by(), LINES_AT_ONCE, after));
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    public void previous() {
        month.set(month.get().minusMonths(1));
    }

    public void next() {
        month.set(month.get().plusMonths(1));
    }

    /** Keeps the month as a table. */
    public void export() {
        var wanted = month.get();
        exports.text(messages.text("office.pay.file", wanted.toString()), () -> pay.table(wanted, null), outcome::set);
    }

    /** {@code novembre 2026}. */
    public StringBinding monthName() {
        return Bindings.createStringBinding(
                () -> month.get().format(DateTimeFormatter.ofPattern("LLLL yyyy", messages.language())), month);
    }

    /** All technicians together, in words; what the chart shows, for whoever does not see it. */
    public StringBinding total() {
        return Bindings.createStringBinding(
                () -> messages.text(
                        "office.pay.total",
                        formats.number(technicians.stream()
                                .mapToInt(MonthOfPay.Technician::interventions)
                                .sum()),
                        formats.duration(technicians.stream()
                                .mapToLong(MonthOfPay.Technician::normalMinutes)
                                .sum()),
                        formats.duration(technicians.stream()
                                .mapToLong(MonthOfPay.Technician::freeMinutes)
                                .sum())),
                technicians);
    }

    /** Each technician's minutes in words. */
    public StringBinding chartInWords() {
        return Bindings.createStringBinding(
                () -> technicians.stream()
                        .map(technician -> messages.text(
                                "office.pay.chart.of",
                                technician.by(),
                                formats.duration(technician.normalMinutes()),
                                formats.duration(technician.freeMinutes())))
                        .collect(Collectors.joining(" ")),
                technicians);
    }

    /** Normal or free, and whether it counts. */
    public String billingOf(HistoryLine line) {
        var words =
                messages.text(line.billing() == Billing.FREE ? "office.pay.billing.free" : "office.pay.billing.normal");
        return line.correctedByLineId() == null ? words : messages.text("office.pay.billing.corrected", words);
    }

    public ObservableList<MonthOfPay.Technician> technicians() {
        return technicians;
    }

    /** Whose lines are shown; null without anybody. */
    public ObjectProperty<MonthOfPay.Technician> chosenProperty() {
        return chosen;
    }

    /** Newest first. */
    public PagedList<HistoryLine> lines() {
        return lines;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether a file is being made. */
    public ReadOnlyBooleanProperty exportingProperty() {
        return exports.busyProperty();
    }
}
