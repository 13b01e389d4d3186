package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Refresh;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Logging in by itself, with the login that was kept; again and again while the server is away. */
public final class ResumeViewModel {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final ReadOnlyStringWrapper person = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final Function<URI, ServerApi> connector;
    private final CurrentSession session;
    private final KeptLogin kept;
    private final Schedule schedule;
    private final Messages messages;
    private final FailureSentences sentences;
    private final Consumer<Connection> whenLoggedIn;
    private final Consumer<String> whenNot;
    private Schedule.Pending again = () -> {};
    private KeptLogin.Content content;
    private boolean over;

    /**
     * @param connector makes the client of a server
     * @param whenLoggedIn told on the window's thread
     * @param whenNot told on the window's thread that somebody has to log in, with a sentence why, or an empty one
     */
    public ResumeViewModel(
            Calls calls,
            Function<URI, ServerApi> connector,
            CurrentSession session,
            KeptLogin kept,
            Schedule schedule,
            Messages messages,
            Consumer<Connection> whenLoggedIn,
            Consumer<String> whenNot) {
        this.calls = calls;
        this.connector = connector;
        this.session = session;
        this.kept = kept;
        this.schedule = schedule;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.whenLoggedIn = whenLoggedIn;
        this.whenNot = whenNot;
    }

    /**
     * Begins to log in where a login was kept.
     *
     * @param wanted the only server that will do; empty: any
     * @return false where there is nothing to log in with, and nobody will be told anything
     */
    public boolean begin(Optional<URI> wanted) {
        content = kept.take().orElse(null);
        if (content == null) {
            return false;
        }
        if (wanted.isPresent() && !wanted.get().toString().equals(content.server())) {
            kept.close();
            return false;
        }
        person.set(messages.text("support.user", content.fullName(), content.code()));
        server.set(content.server());
        attempt();
        return true;
    }

    private void attempt() {
        var used = content;
        waiting.set(true);
        calls.to(() -> renew(used))
                .whenOver(() -> waiting.set(false))
                .onSuccess(this::loggedIn)
                .onFailure(this::failed)
                .start();
    }

    private record Renewed(URI server, ServerApi api, Session session) {}

    /** What was kept is used up with the answer: the next is kept before anything else happens, whoever interrupts. */
    private Renewed renew(KeptLogin.Content used) {
        var address = URI.create(used.server());
        var api = connector.apply(address);
        var next = api.sessions().refresh(new Refresh(used.refreshToken()));
        kept.replace(used.refreshToken(), next.refreshToken());
        return new Renewed(address, api, next);
    }

    private void loggedIn(Renewed renewed) {
        if (!over) {
            over = true;
            session.resume(renewed.session(), renewed.api().sessions());
            whenLoggedIn.accept(new Connection(
                    renewed.server(), renewed.api(), renewed.session().user()));
        }
    }

    private void failed(ApiFailure failure) {
        if (over) {
            return;
        }
        if (failure instanceof ApiFailure.SessionEnded) {
            over = true;
            kept.forget();
            whenNot.accept(messages.text("login.message.ended"));
        } else if (failure instanceof ApiFailure.Refused refused && !refused.isTooManyTries()) {
            over = true;
            whenNot.accept(sentences.of(failure));
        } else {
            message.set(messages.text("login.resume.away", String.valueOf(AGAIN_AFTER.toSeconds())));
            again = schedule.after(AGAIN_AFTER, this::attempt);
        }
    }

    /** The technician would rather log in as usual. The login stays kept until somebody does. */
    public void interrupt() {
        if (!over) {
            over = true;
            again.cancel();
            whenNot.accept("");
        }
    }

    /** Who is being logged in. */
    public ReadOnlyStringProperty personProperty() {
        return person.getReadOnlyProperty();
    }

    /** The address of the server. */
    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    /** A sentence, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether the server is being asked. */
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
