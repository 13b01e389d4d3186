package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The balance of the client on the screen over time, as far back as the history has been read. */
public final class BalanceCurveViewModel {

    private final ReadOnlyObjectWrapper<BalanceCurve> curve = new ReadOnlyObjectWrapper<>(BalanceCurve.NONE);
    private final ObservableList<HistoryLine> lines;
    private final ObservableIntegerValue balanceMinutes;
    private final InstantSource clock;
    private final Messages messages;
    private final Formats formats;

    /**
     * @param lines newest first
     * @param balanceMinutes the balance now
     */
    public BalanceCurveViewModel(
            ObservableList<HistoryLine> lines,
            ObservableIntegerValue balanceMinutes,
            InstantSource clock,
            Messages messages,
            Formats formats) {
        this.lines = lines;
        this.balanceMinutes = balanceMinutes;
        this.clock = clock;
        this.messages = messages;
        this.formats = formats;
        lines.addListener((ListChangeListener<HistoryLine>) change -> draw());
        balanceMinutes.addListener(changed -> draw());
    }

    private void draw() {
        curve.set(BalanceCurve.of(lines, balanceMinutes.get(), clock.instant()));
    }

    /** Has no points while no line has been read. */
    public ReadOnlyObjectProperty<BalanceCurve> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    /** From when on, and between which balances, under the chart; empty without one. */
    public StringBinding caption() {
        return said("support.balance.caption");
    }

    /** All that the chart tells, in words; empty without one. */
    public StringBinding words() {
        return said("support.balance.words");
    }

    private StringBinding said(String key) {
        return Bindings.createStringBinding(
                () -> {
                    var drawn = curve.get();
                    return drawn.points().isEmpty()
                            ? ""
                            : messages.text(
                                    key,
                                    formats.day(drawn.first().at()),
                                    formats.number(drawn.lowest()),
                                    formats.number(drawn.highest()),
                                    formats.number(drawn.first().minutes()),
                                    formats.number(drawn.last().minutes()),
                                    formats.number(drawn.movements()));
                },
                curve);
    }
}
