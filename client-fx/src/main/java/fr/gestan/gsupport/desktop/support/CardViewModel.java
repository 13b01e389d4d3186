package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Who the client is, what is left, and what to do for them. */
public final class CardViewModel {

    /** Loose on purpose: it warns, and the server decides whether a mail leaves. */
    private static final Pattern AN_EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private final ReadOnlyObjectWrapper<ClientCard> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper balanceMinutes = new ReadOnlyIntegerWrapper();
    private final Messages messages;
    private final Formats formats;

    public CardViewModel(Messages messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    void show(ClientCard next) {
        card.set(next);
        balanceMinutes.set(next.credit().balanceMinutes());
    }

    /** A recording was answered with this balance; the rest of the card follows when it is read again. */
    void balanceBecame(int minutes) {
        balanceMinutes.set(minutes);
    }

    /** What a field shows. */
    public StringBinding text(CardField field) {
        return from(shown -> field.of(shown, formats));
    }

    /** The balance as a bare number of minutes; empty without a client. */
    public StringBinding balance() {
        return Bindings.createStringBinding(
                () -> card.get() == null ? "" : formats.number(balanceMinutes.get()), card, balanceMinutes);
    }

    /** The tone of the balance: red below zero, orange at zero. */
    public ObservableValue<Tone> balanceTone() {
        return balanceMinutes.map(
                minutes -> minutes.intValue() < 0 ? Tone.RED : minutes.intValue() == 0 ? Tone.ORANGE : Tone.GREEN);
    }

    /** The server's sentence on what to do. */
    public StringBinding verdict() {
        return from(shown -> shown.guidance().message());
    }

    /** The verdict in a word or two, so that it does not hang on its colour. */
    public StringBinding verdictWord() {
        return from(shown ->
                messages.text("support.verdict." + keyOf(shown.guidance().decision())));
    }

    /** Null without a client. */
    public ObservableValue<Tone> verdictTone() {
        return card.map(shown -> Tone.of(shown.guidance().decision()));
    }

    private static String keyOf(Decision decision) {
        return switch (decision) {
            case PROCEED -> "proceed";
            case PROCEED_FIRST_CALL -> "first-call";
            case PROCEED_WITH_REMINDER -> "reminder";
            case REFUSE_OVERDRAWN -> "overdrawn";
            case REFUSE_DO_NOT_INTERVENE -> "do-not-intervene";
        };
    }

    /** Whether NPI is set. */
    public BooleanBinding doNotIntervene() {
        return Bindings.createBooleanBinding(
                () -> card.get() != null && card.get().doNotIntervene().active(), card);
    }

    /** Why NPI is set, since when and by whom; empty where it is not. */
    public StringBinding doNotInterveneReason() {
        return from(shown -> {
            var npi = shown.doNotIntervene();
            return npi.active()
                    ? messages.text(
                            "support.card.npi.why",
                            npi.reason() == null ? "" : npi.reason(),
                            formats.dateTime(npi.since()),
                            npi.by() == null ? "" : npi.by())
                    : "";
        });
    }

    /** Classique or Cloud, in words. */
    public StringBinding hosting() {
        return from(shown -> messages.text(isCloud(shown) ? "support.card.cloud" : "support.card.classic"));
    }

    /** Says that the client belongs to another screen; empty where it does not. */
    public StringBinding cloudBanner() {
        return from(shown -> isCloud(shown) ? messages.text("support.card.cloud.banner") : "");
    }

    /** Says that no recap can reach the client; empty where one can. */
    public StringBinding emailWarning() {
        return from(shown -> {
            if (shown.email() == null || shown.email().isBlank()) {
                return messages.text("support.card.email.none");
            }
            if (!AN_EMAIL.matcher(shown.email().strip()).matches()) {
                return messages.text("support.card.email.bad", shown.email());
            }
            return shown.noRecapBecause() == SuppressionReason.NOT_WANTED
                    ? messages.text("support.card.email.not-wanted")
                    : "";
        });
    }

    /** Whether the credit's validity has passed: a hint that blocks nothing. */
    public BooleanBinding expired() {
        return Bindings.createBooleanBinding(
                () -> card.get() != null && card.get().credit().expired(), card);
    }

    static boolean isCloud(ClientCard card) {
        return card.hosting() == Hosting.CLOUD;
    }

    private StringBinding from(Function<ClientCard, String> text) {
        return Bindings.createStringBinding(() -> card.get() == null ? "" : text.apply(card.get()), card);
    }

    /** Null before the first client was opened. */
    public ReadOnlyObjectProperty<ClientCard> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /** May be newer than the card's. */
    public ReadOnlyIntegerProperty balanceMinutesProperty() {
        return balanceMinutes.getReadOnlyProperty();
    }
}
