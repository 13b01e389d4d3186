package fr.gestan.gsupport.desktop.greenbutton;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.greenbutton.FoundClients;
import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.api.greenbutton.GreenButtonApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.links.Link;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The green button, links and what the server says the green button found elsewhere: all look up and open, nothing else.
 * What a person asks for here opens at once; what comes by itself waits in an offer while somebody types.
 */
public final class GreenButtonViewModel {

    private final Calls calls;
    private final GreenButtonApi greenButton;
    private final ClientsApi clients;
    private final Supplier<Optional<String>> clipboard;
    private final Desk desk;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper offering = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Found offer;
    private long latestQuestion;

    /** @param clipboard its text, if there is any; asked on the window's thread */
    public GreenButtonViewModel(
            Calls calls,
            GreenButtonApi greenButton,
            ClientsApi clients,
            Supplier<Optional<String>> clipboard,
            Desk desk,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.greenButton = greenButton;
        this.clients = clients;
        this.clipboard = clipboard;
        this.desk = desk;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
    }

    /** Reads the clipboard, and opens the client of the Gestan that is told of there. */
    public void press() {
        var told = GestanText.of(clipboard.get());
        if (told instanceof GestanText.Told ofGestan) {
            ask(() -> found(greenButton.find(ofGestan.gestan()), ofGestan.gestan()));
        } else {
            latestQuestion++;
            busy.set(false);
            withdraw();
            sentence.set(messages.text(
                    switch ((GestanText.Unusable) told) {
                        case EMPTY -> "greenbutton.clipboard.empty";
                        case SOMETHING_ELSE -> "greenbutton.clipboard.something-else";
                        case OTHER_VERSION -> "greenbutton.clipboard.other-version";
                        case DAMAGED -> "greenbutton.clipboard.damaged";
                        case TELLS_NOTHING -> "greenbutton.clipboard.tells-nothing";
                    }));
        }
    }

    /** Opens what a link asks for. */
    public void follow(Link link) {
        if (link instanceof Link.Client client) {
            openByHand(new Found.One(client.clientId()));
        } else if (link instanceof Link.Search search) {
            openByHand(new Found.Search(search.query(), false));
        } else if (link instanceof Link.Choice choice) {
            ask(() -> new Found.Several(choice.clientIds().stream()
                    .flatMap(id -> summary(id).stream())
                    .toList()));
        }
    }

    /** What the green button found for this technician, somewhere else. */
    public void arrived(Found found) {
        if (desk.isTaken() || desk.isTyping()) {
            offer(found);
        } else {
            open(found);
        }
    }

    private void ask(Callable<Found> question) {
        var asked = ++latestQuestion;
        busy.set(true);
        calls.to(question)
                .whenOver(() -> {
                    if (asked == latestQuestion) {
                        busy.set(false);
                    }
                })
                .onSuccess(found -> {
                    if (asked == latestQuestion) {
                        openByHand(found);
                    }
                })
                .onFailure(failure -> {
                    if (asked == latestQuestion) {
                        withdraw();
                        sentence.set(sentences.of(failure));
                    }
                })
                .start();
    }

    private static Found found(FoundClients answer, GestanAtHand gestan) {
        return switch (answer.match()) {
            case ONE -> new Found.One(answer.candidates().get(0).id());
            case SEVERAL -> new Found.Several(answer.candidates());
            case NONE -> new Found.Search(query(gestan), true);
        };
    }

    /** What a person would search for. */
    private static String query(GestanAtHand gestan) {
        return Stream.of(gestan.companyName(), gestan.email(), gestan.licenceNumber(), gestan.clientId())
                .filter(told -> told != null)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    /** Empty where there is no such client: the others may still be chosen from. */
    private Optional<ClientSummary> summary(long clientId) {
        try {
            return Optional.of(summary(clients.open(clientId)));
        } catch (ApiFailure.Refused refused) {
            if (refused.isNotFound()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static ClientSummary summary(ClientCard card) {
        return new ClientSummary(
                card.id(),
                card.companyName(),
                card.lastName(),
                card.firstName(),
                card.email(),
                card.postalCode(),
                card.city(),
                card.credit().balanceMinutes(),
                card.doNotIntervene().active(),
                card.hosting());
    }

    private void openByHand(Found found) {
        if (desk.isTaken()) {
            offer(found);
        } else {
            open(found);
        }
    }

    private void open(Found found) {
        latestQuestion++;
        busy.set(false);
        withdraw();
        if (found instanceof Found.One one) {
            sentence.set("");
            desk.open(one.clientId());
        } else if (found instanceof Found.Several several) {
            sentence.set(messages.text(sentenceOf(several.candidates())));
            desk.choose(several.candidates());
        } else if (found instanceof Found.Search search) {
            sentence.set(search.lookedUp() ? messages.text("greenbutton.none") : "");
            desk.search(search.query());
        }
    }

    private static String sentenceOf(List<ClientSummary> candidates) {
        return switch (candidates.size()) {
            case 0 -> "greenbutton.choice.gone";
            case 1 -> "greenbutton.choice.doubtful";
            default -> "greenbutton.choice";
        };
    }

    private void offer(Found found) {
        offer = found;
        offering.set(true);
        sentence.set(sentenceOf(found));
    }

    private String sentenceOf(Found offered) {
        if (offered instanceof Found.One one) {
            return messages.text("greenbutton.offer.one", formats.number(one.clientId()));
        }
        return messages.text(
                offered instanceof Found.Several ? "greenbutton.offer.several" : "greenbutton.offer.search");
    }

    private void withdraw() {
        offer = null;
        offering.set(false);
    }

    /** Opens what is on offer; does nothing where nothing is, or a form still lies in front. */
    public void take() {
        if (offer != null && !desk.isTaken()) {
            open(offer);
        }
    }

    /** Takes sentence and offer away. */
    public void dismiss() {
        withdraw();
        sentence.set("");
    }

    /** Another client is on the screen: a sentence about the clipboard or the choice has been heard. */
    public void clientOpened() {
        if (!offering.get()) {
            sentence.set("");
        }
    }

    /** What there is to say; empty where nothing is. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Whether something waits to be opened. */
    public ReadOnlyBooleanProperty offeringProperty() {
        return offering.getReadOnlyProperty();
    }

    /** Whether the server is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
