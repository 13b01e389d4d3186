package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.search.RecentClients.Recent;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finding a client as one types. The best match is highlighted; Enter opens it, or the id that was typed. */
public final class SearchViewModel {

    static final Duration TYPING_PAUSE = Duration.ofMillis(150);
    private static final int MATCHES = 20;
    private static final String AN_ID = "[0-9]{1,9}";

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<ClientSummary> results = FXCollections.observableArrayList();
    private final IntegerProperty highlighted = new SimpleIntegerProperty(-1);
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper recentShown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper asked = new ReadOnlyIntegerWrapper();
    private final Calls calls;
    private final Schedule schedule;
    private final ClientsApi clients;
    private final Messages messages;
    private final FailureSentences sentences;
    private final LongConsumer open;
    private final List<Recent> recent;
    private Schedule.Pending pending = () -> {};
    private String openedWith = "";
    private long latestQuestion;
    private boolean movedByHand;
    private boolean enterWaits;

    /** @param open opens the client with this id */
    public SearchViewModel(Calls calls, Schedule schedule, ClientsApi clients, Messages messages, LongConsumer open) {
        this(calls, schedule, clients, List.of(), messages, open);
    }

    /** @param recent what is offered before anything is typed; may change */
    SearchViewModel(
            Calls calls,
            Schedule schedule,
            ClientsApi clients,
            List<Recent> recent,
            Messages messages,
            LongConsumer open) {
        this.recent = recent;
        this.calls = calls;
        this.schedule = schedule;
        this.clients = clients;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.open = open;
        query.addListener((property, before, now) -> typed(now));
    }

    private void typed(String text) {
        close();
        message.set("");
        if (!text.isBlank()) {
            pending = schedule.after(TYPING_PAUSE, () -> ask(text.strip()));
        } else {
            offerRecent();
        }
    }

    /** The keys go to the field: offers the clients that were opened last, unless something else was typed since. */
    public void entered() {
        var text = query.get().strip();
        if (!showing.get() && (text.isEmpty() || text.equals(openedWith))) {
            offerRecent();
        }
    }

    /** The keys go elsewhere. */
    public void left() {
        if (recentShown.get()) {
            close();
        }
    }

    /** None of them is highlighted: Enter alone still opens what stands in the field. */
    private void offerRecent() {
        recentShown.set(!recent.isEmpty());
        results.setAll(recent.stream().map(SearchViewModel::summary).toList());
        highlighted.set(-1);
        showing.set(!recent.isEmpty());
    }

    private static ClientSummary summary(Recent client) {
        return new ClientSummary(
                client.id(), client.companyName(), null, null, null, null, client.city(), 0, false, Hosting.CLASSIC);
    }

    private void ask(String text) {
        var question = ++latestQuestion;
        calls.to(() -> clients.find(text, MATCHES, null).items())
                .onSuccess(found -> {
                    if (question == latestQuestion) {
                        show(found);
                    }
                })
                .onFailure(failure -> {
                    if (question == latestQuestion) {
                        message.set(sentences.of(failure));
                    }
                })
                .start();
    }

    private void show(List<ClientSummary> found) {
        results.setAll(found);
        highlighted.set(found.isEmpty() ? -1 : 0);
        showing.set(!found.isEmpty());
        if (found.isEmpty()) {
            message.set(messages.text("support.search.nothing"));
        } else if (enterWaits && found.size() == 1) {
            open.accept(found.get(0).id());
        }
        enterWaits = false;
    }

    /** Enter: opens the client that was chosen by the arrows, else the id that was typed, else the best match. */
    public void enter() {
        var text = query.get().strip();
        if (!movedByHand && text.matches(AN_ID)) {
            open.accept(Long.parseLong(text));
        } else if (showing.get() && highlighted.get() >= 0) {
            open.accept(results.get(highlighted.get()).id());
        } else if (!text.isEmpty()) {
            enterWaits = true;
            pending.cancel();
            ask(text);
        }
    }

    /** Highlights the match so many lines below, or above where negative. */
    public void move(int lines) {
        if (showing.get()) {
            movedByHand = true;
            highlighted.set(Math.max(0, Math.min(results.size() - 1, highlighted.get() + lines)));
        }
    }

    /** Opens one of the matches. */
    public void choose(ClientSummary match) {
        open.accept(match.id());
    }

    /** Shows these instead of what is typed, to choose from by arrows and Enter as always. */
    public void offer(List<ClientSummary> candidates) {
        query.set("");
        close();
        message.set("");
        results.setAll(candidates);
        highlighted.set(candidates.isEmpty() ? -1 : 0);
        showing.set(!candidates.isEmpty());
        asked.set(asked.get() + 1);
    }

    /** Searches for this, as if it had been typed. */
    public void begin(String text) {
        query.set("");
        query.set(text);
        asked.set(asked.get() + 1);
    }

    /** Puts the list away; an answer still on its way will not bring it back. */
    public void close() {
        pending.cancel();
        latestQuestion++;
        showing.set(false);
        recentShown.set(false);
        movedByHand = false;
        enterWaits = false;
    }

    /** A client was opened: the search is over. */
    void opened() {
        close();
        openedWith = query.get().strip();
        message.set("");
    }

    /** A client could not be opened. The list of what else matches stays. */
    void notOpened(String why) {
        message.set(why);
    }

    /** What is typed. */
    public StringProperty queryProperty() {
        return query;
    }

    /** Best first. */
    public ObservableList<ClientSummary> results() {
        return results;
    }

    /** Index in the results; -1 where none is. */
    public IntegerProperty highlightedProperty() {
        return highlighted;
    }

    /** Counts how often the search was filled in by something else than typing: each time, typing goes on in it. */
    public ReadOnlyIntegerProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether the list of results is on the screen. */
    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Whether the list is of clients opened lately, of which no more than name and town are known. */
    public ReadOnlyBooleanProperty recentShownProperty() {
        return recentShown.getReadOnlyProperty();
    }

    /** A sentence, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
