package fr.gestan.gsupport.desktop.settings;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerCheck;
import fr.gestan.gsupport.desktop.api.ServerCheck.Finding;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.session.ServerAddress;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The server's address, and what is found there. */
public final class ServerViewModel {

    /** What the last check came to. */
    public enum Outcome {
        /** Nothing was checked since the address was last changed. */
        UNKNOWN,
        USABLE,
        WRONG
    }

    private final StringProperty address = new SimpleStringProperty();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.UNKNOWN);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final Function<URI, Finding> check;
    private final Messages messages;
    private final FailureSentences sentences;
    private int latestCheck;

    /** @param address the one to begin with */
    public ServerViewModel(String address, Calls calls, Messages messages) {
        this(address, calls, messages, ServerCheck::of);
    }

    ServerViewModel(String address, Calls calls, Messages messages, Function<URI, Finding> check) {
        this.calls = calls;
        this.check = check;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.address.set(address);
        this.address.addListener(changed -> forget());
    }

    /** What was found at another address says nothing about this one, nor does an answer that is still to come. */
    private void forget() {
        latestCheck++;
        busy.set(false);
        outcome.set(Outcome.UNKNOWN);
        message.set("");
    }

    /** Says what is there. */
    public void check() {
        check(usable -> {});
    }

    /** Says what is there, and then hands over whether it can be used. */
    void check(Consumer<Boolean> then) {
        var typed = ServerAddress.of(address.get());
        if (typed.isEmpty()) {
            say(Outcome.WRONG, messages.text("login.message.address"));
            then.accept(false);
            return;
        }
        var server = typed.get();
        int checking = ++latestCheck;
        busy.set(true);
        outcome.set(Outcome.UNKNOWN);
        message.set(messages.text("settings.server.checking"));
        calls.to(() -> check.apply(server))
                .onSuccess(found -> {
                    if (checking == latestCheck) {
                        busy.set(false);
                        var usable = found == Finding.USABLE;
                        say(usable ? Outcome.USABLE : Outcome.WRONG, sentence(found, server));
                        then.accept(usable);
                    }
                })
                .onFailure(failure -> {
                    if (checking == latestCheck) {
                        busy.set(false);
                        say(Outcome.WRONG, sentences.of(failure));
                        then.accept(false);
                    }
                })
                .start();
    }

    private void say(Outcome found, String sentence) {
        outcome.set(found);
        message.set(sentence);
    }

    private String sentence(Finding found, URI server) {
        var key = "settings.server." + found.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.text(key, server.getHost(), server.getRawAuthority());
    }

    public StringProperty addressProperty() {
        return address;
    }

    /** What was found and what to do, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
