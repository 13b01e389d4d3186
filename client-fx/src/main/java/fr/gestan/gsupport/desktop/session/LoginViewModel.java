package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Logging in: which server, who. */
public final class LoginViewModel {

    private final StringProperty server = new SimpleStringProperty();
    private final StringProperty login = new SimpleStringProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty stay = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper keptElsewhere = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final Function<URI, ServerApi> connector;
    private final CurrentSession session;
    private final RememberedLogin remembered;
    private final Countdown wait;
    private final Messages messages;
    private final FailureSentences sentences;
    private final Consumer<Connection> whenLoggedIn;

    /**
     * @param server the address to propose
     * @param connector makes the client of a server
     * @param wait counts while the server wants no further try
     * @param whenLoggedIn told on the window's thread
     */
    public LoginViewModel(
            String server,
            Calls calls,
            Function<URI, ServerApi> connector,
            CurrentSession session,
            RememberedLogin remembered,
            Countdown wait,
            Messages messages,
            Consumer<Connection> whenLoggedIn) {
        this.calls = calls;
        this.connector = connector;
        this.session = session;
        this.remembered = remembered;
        this.wait = wait;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.whenLoggedIn = whenLoggedIn;
        this.server.set(server);
        this.login.set(remembered.login());
        this.stay.set(remembered.stayLoggedIn());
        wait.remainingProperty().addListener((property, before, now) -> sayHowLong(now));
        // Somebody else, or another server, may not have to wait.
        this.login.addListener(changed -> stopWaiting());
        this.server.addListener(changed -> stopWaiting());
    }

    private void sayHowLong(Duration left) {
        message.set(left.isZero() ? messages.text("login.message.again") : sentences.tooManyTries(left));
    }

    private void stopWaiting() {
        if (wait.isRunning()) {
            wait.stop();
            message.set("");
        }
    }

    /** The screen appears, with a sentence why, or an empty one. */
    public void appear(String why) {
        busy.set(false);
        message.set(why);
        keptElsewhere.set(session.isKeptElsewhere());
    }

    /** Tries what was typed; a second click meanwhile does nothing. */
    public void logIn() {
        if (busy.get() || wait.isRunning()) {
            return;
        }
        var address = ServerAddress.of(server.get());
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
        var stays = stay.get() && !keptElsewhere.get();
        var credentials = new Credentials(login.get().strip(), password.get(), stays ? true : null);
        // Without the login of before: an ended one must not stand in the way of the next.
        session.end();
        calls.to(() -> open(address, credentials))
                .onSuccess(this::loggedIn)
                .onFailure(this::explain)
                .start();
    }

    private Connection open(URI address, Credentials credentials) {
        var api = connector.apply(address);
        var opened = api.sessions().open(credentials);
        var toKeep = Optional.of(new KeptLogin.Content(
                        address.toString(),
                        credentials.login(),
                        opened.user().fullName(),
                        opened.user().code(),
                        opened.refreshToken()))
                .filter(content -> Boolean.TRUE.equals(credentials.stayLoggedIn()) && content.refreshToken() != null);
        session.begin(opened, api.sessions(), toKeep);
        return new Connection(address, api, opened.user());
    }

    /** Stays busy until the screen appears again: whatever comes after it is being made. */
    private void loggedIn(Connection connection) {
        remembered.remember(server.get().strip(), login.get().strip(), stay.get());
        password.set("");
        whenLoggedIn.accept(connection);
    }

    private void explain(ApiFailure failure) {
        busy.set(false);
        if (failure instanceof ApiFailure.SessionEnded) {
            message.set(messages.text("login.message.wrong"));
        } else {
            message.set(sentences.of(failure));
            if (failure instanceof ApiFailure.Refused refused && refused.isTooManyTries()) {
                refused.retryAfter().filter(asked -> !asked.isZero()).ifPresent(wait::start);
            }
        }
    }

    /** Says why the technician is here again. */
    public void sessionEnded() {
        session.end();
        appear(messages.text("login.message.ended"));
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

    /** Whether the login shall outlast the desktop on this computer; ticked by the technician only. */
    public BooleanProperty stayProperty() {
        return stay;
    }

    /** Whether another window on this computer keeps a login, so that this one cannot. */
    public ReadOnlyBooleanProperty keptElsewhereProperty() {
        return keptElsewhere.getReadOnlyProperty();
    }

    /** Whether a try can be made now. */
    public BooleanBinding readyBinding() {
        return Bindings.createBooleanBinding(() -> !busy.get() && !wait.isRunning(), busy, wait.remainingProperty());
    }

    /** A sentence, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
