package fr.gestan.gsupport.desktop.office.pay;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.api.pay.PayApi;
import fr.gestan.gsupport.api.pay.PayClosing;
import fr.gestan.gsupport.api.pay.PayLine;
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
import javafx.beans.binding.BooleanBinding;
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
    private final ReadOnlyObjectWrapper<MonthOfPay> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<YearMonth> toClose = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final PagedList<PayLine> lines;
    private final Calls calls;
    private final PayApi pay;
    private final YearMonth now;
    private final boolean manager;
    private final Exports exports;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private long asked;

    /**
     * @param manager whether whoever is logged in may close a month
     * @param now the month that it is at the publisher's
     */
    public PayViewModel(
            Calls calls,
            PayApi pay,
            boolean manager,
            Exports exports,
            YearMonth now,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.pay = pay;
        this.manager = manager;
        this.now = now;
        this.exports = exports;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.month = new SimpleObjectProperty<>(now);
        this.lines = new PagedList<>(calls, this::explain);
        month.addListener((property, before, after) -> shown());
        chosen.addListener((property, before, after) -> readLines());
    }

    /** Goes on with the month of another one, in the place of which this one is from now on. */
    public void goOnFrom(PayViewModel before) {
        month.set(before.month.get());
    }

    /** Reads the month again. */
    public void shown() {
        var wanted = month.get();
        var asking = ++asked;
        report.set(null);
        toClose.set(null);
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> pay.month(wanted, null))
                .onSuccess(found -> {
                    if (asking == asked) {
                        busy.set(false);
                        show(found);
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

    private void show(MonthOfPay of) {
        var before = chosen.get();
        report.set(of);
        technicians.setAll(of.technicians());
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
        lines.read(after -> pay.lines(wanted, technician.by(), LINES_AT_ONCE, after));
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
        return Bindings.createStringBinding(() -> nameOf(month.get()), month);
    }

    private String nameOf(YearMonth of) {
        return of.format(DateTimeFormatter.ofPattern("LLLL yyyy", messages.language()));
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

    /** Normal or free. */
    public String billingOf(PayLine line) {
        return messages.text(line.billing() == Billing.FREE ? "office.pay.billing.free" : "office.pay.billing.normal");
    }

    /** What was done; of what puts a closed month right, which one. */
    public String summaryOf(PayLine line) {
        return line.correctsMonth() == null
                ? line.summary()
                : messages.text("office.pay.corrects", line.summary(), nameOf(line.correctsMonth()));
    }

    /** Keeps the lines of the month as a table. */
    public void exportLines() {
        var wanted = month.get();
        exports.table(
                messages.text("office.pay.file.lines", wanted.toString()),
                () -> pay.linesTable(wanted, null),
                outcome::set);
    }

    /** Asks whether the month is to be closed. */
    public void askToClose() {
        if (closable().get()) {
            toClose.set(month.get());
        }
    }

    /** Leaves the month open; answers whether there was a question. */
    public boolean leaveOpen() {
        var asked = toClose.get() != null;
        toClose.set(null);
        return asked;
    }

    /** Closes the month that was asked about, for good. */
    public void closeMonth() {
        var wanted = toClose.get();
        if (wanted == null || busy.get()) {
            return;
        }
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> pay.close(wanted))
                .whenOver(() -> busy.set(false))
                .onSuccess(this::monthClosed)
                .onFailure(failure -> {
                    toClose.set(null);
                    explain(failure);
                })
                .start();
    }

    private void monthClosed(PayClosing closing) {
        toClose.set(null);
        shown();
        outcome.set(new Outcome(messages.text("office.pay.closed.done", nameOf(closing.month())), true));
    }

    /** Whether the month on the screen can be closed by whoever is logged in. */
    public BooleanBinding closable() {
        return Bindings.createBooleanBinding(
                () -> manager
                        && report.get() != null
                        && report.get().closed() == null
                        && month.get().isBefore(now),
                month,
                report);
    }

    /** What closing means; empty where nothing is asked. */
    public StringBinding question() {
        return Bindings.createStringBinding(
                () -> toClose.get() == null ? "" : messages.text("office.pay.close.question", nameOf(toClose.get())),
                toClose);
    }

    /** Who closed the month, and when; empty while it is open. */
    public StringBinding closed() {
        return Bindings.createStringBinding(
                () -> report.get() == null || report.get().closed() == null
                        ? ""
                        : messages.text(
                                "office.pay.closed",
                                formats.shortDateTime(report.get().closed().at()),
                                report.get().closed().by()),
                report);
    }

    public ObservableList<MonthOfPay.Technician> technicians() {
        return technicians;
    }

    /** Whose lines are shown; null without anybody. */
    public ObjectProperty<MonthOfPay.Technician> chosenProperty() {
        return chosen;
    }

    /** Newest first. */
    public PagedList<PayLine> lines() {
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
