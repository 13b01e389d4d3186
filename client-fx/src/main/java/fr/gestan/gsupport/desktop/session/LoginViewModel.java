package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Logging in: which server, who. */
public final class LoginViewModel {

    private final StringProperty server = new SimpleStringProperty();
    private final StringProperty login = new SimpleStringProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final Function<URI, ServerApi> connector;
    private final CurrentSession session;
    private final RememberedLogin remembered;
    private final Messages messages;
    private final FailureSentences sentences;
    private final Consumer<Connection> whenLoggedIn;

    /**
     * @param server the address to propose
     * @param connector makes the client of a server
     * @param whenLoggedIn told on the window's thread
     */
    public LoginViewModel(
            String server,
            Calls calls,
            Function<URI, ServerApi> connector,
            CurrentSession session,
            RememberedLogin remembered,
            Messages messages,
            Consumer<Connection> whenLoggedIn) {
        this.calls = calls;
        this.connector = connector;
        this.session = session;
        this.remembered = remembered;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.whenLoggedIn = whenLoggedIn;
        this.server.set(server);
        this.login.set(remembered.login());
    }

    /** Tries what was typed; a second click meanwhile does nothing. */
    public void logIn() {
        if (busy.get()) {
            return;
        }
        var address = address();
        if (address.isEmpty()) {
            message.set(messages.text("login.message.address"));
        } else if (login.get().isBlank() || password.get().isEmpty()) {
            message.set(messages.text("login.message.incomplete"));
        } else {
            open(address.get());
        }
    }

    private void open(URI address) {
        busy.set(true);
        message.set("");
        var credentials = new Credentials(login.get().strip(), password.get());
        // Without the token of the session before: an ended one must not stand in the way of the next.
        session.end();
        calls.to(() -> {
                    var api = connector.apply(address);
                    return new Opened(api, api.sessions().open(credentials));
                })
                .whenOver(() -> busy.set(false))
                .onSuccess(opened -> loggedIn(address, opened))
                .onFailure(this::explain)
                .start();
    }

    private record Opened(ServerApi api, Session session) {}

    private void loggedIn(URI address, Opened opened) {
        session.begin(opened.session());
        remembered.remember(server.get().strip(), login.get().strip());
        password.set("");
        whenLoggedIn.accept(
                new Connection(address, opened.api(), opened.session().user()));
    }

    private void explain(ApiFailure failure) {
        message.set(
                failure instanceof ApiFailure.SessionEnded
                        ? messages.text("login.message.wrong")
                        : sentences.of(failure));
    }

    /** Says why the technician is here again. */
    public void sessionEnded() {
        session.end();
        message.set(messages.text("login.message.ended"));
    }

    private Optional<URI> address() {
        try {
            var typed = server.get().strip();
            var address = URI.create(typed.contains("://") ? typed : "http://" + typed);
            var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public StringProperty serverProperty() {
        return server;
    }

    public StringProperty loginProperty() {
        return login;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** A sentence, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
