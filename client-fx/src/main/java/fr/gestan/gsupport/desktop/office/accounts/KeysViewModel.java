package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.keys.ApiKey;
import fr.gestan.gsupport.api.keys.ApiKeysApi;
import fr.gestan.gsupport.api.keys.CreatedApiKey;
import fr.gestan.gsupport.api.keys.NewApiKey;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The keys of scripts: a new one, which is shown this once, and the end of one, after a question. */
public final class KeysViewModel {

    /** What a key may be for, in the order of the form. */
    public static final List<String> SCOPES = List.of("clients:read", "credits:read", "credits:write", "green-button");

    private static final int KEYS_AT_ONCE = 200;

    private final PagedList<ApiKey> keys;
    private final StringProperty name = new SimpleStringProperty("");
    private final Map<String, BooleanProperty> scopes = new LinkedHashMap<>();
    private final ObjectProperty<LocalDate> expiresOn = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper created = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ApiKey> toRevoke = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final ApiKeysApi api;
    private final Messages messages;
    private final FailureSentences sentences;

    public KeysViewModel(Calls calls, ApiKeysApi api, Messages messages) {
        this.calls = calls;
        this.api = api;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.keys = new PagedList<>(calls, this::explain);
        SCOPES.forEach(scope -> scopes.put(scope, new SimpleBooleanProperty()));
    }

    /** Reads which there are. */
    public void shown() {
        keys.read(after -> api.list(KEYS_AT_ONCE, after));
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(KeysViewModel before) {
        name.set(before.name.get());
        expiresOn.set(before.expiresOn.get());
        scopes.forEach((scope, wanted) -> wanted.set(before.scopes.get(scope).get()));
        created.set(before.created.get());
    }

    /** Makes a key of what is typed. */
    public void create() {
        var wanted = SCOPES.stream().filter(scope -> scopes.get(scope).get()).toList();
        if (name.get().isBlank() || wanted.isEmpty()) {
            outcome.set(new Outcome(messages.text("office.keys.incomplete"), false));
            return;
        }
        if (busy.get()) {
            return;
        }
        var wish = new NewApiKey(name.get().strip(), wanted, expiresOn.get());
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> api.create(wish))
                .whenOver(() -> busy.set(false))
                .onSuccess(this::show)
                .onFailure(this::explain)
                .start();
    }

    private void show(CreatedApiKey key) {
        created.set(key.key());
        name.set("");
        expiresOn.set(null);
        scopes.values().forEach(wanted -> wanted.set(false));
        outcome.set(new Outcome(messages.text("office.keys.created"), true));
        shown();
    }

    /** The key was copied or written down: it is shown no more. */
    public void forgetCreated() {
        created.set("");
        outcome.set(Outcome.NONE);
    }

    /** Asks whether a key is to end; null, or one that has ended, asks nothing. */
    public void askToRevoke(ApiKey key) {
        if (key != null && key.status() == ApiKey.Status.ACTIVE) {
            toRevoke.set(key);
        }
    }

    /** Leaves the key as it is; answers whether there was a question. */
    public boolean keep() {
        var asked = toRevoke.get() != null;
        toRevoke.set(null);
        return asked;
    }

    /** Ends the key that was asked about. */
    public void revoke() {
        var key = toRevoke.get();
        if (key == null || busy.get()) {
            return;
        }
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> {
                    api.revoke(key.id());
                    return key;
                })
                .whenOver(() -> busy.set(false))
                .onSuccess(revoked -> {
                    toRevoke.set(null);
                    outcome.set(new Outcome(messages.text("office.keys.revoked", revoked.name()), true));
                    shown();
                })
                .onFailure(this::explain)
                .start();
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** What the end of a key means; empty where nothing is asked. */
    public StringBinding question() {
        return Bindings.createStringBinding(
                () -> toRevoke.get() == null
                        ? ""
                        : messages.text(
                                "office.keys.revoke.question", toRevoke.get().name()),
                toRevoke);
    }

    public String stateOf(ApiKey key) {
        return messages.text("office.keys.state." + key.status().name().toLowerCase(Locale.ROOT));
    }

    /** What a key with it may do, in words. */
    public String nameOf(String scope) {
        return messages.text("office.keys.scope." + scope.replace(':', '-'));
    }

    public PagedList<ApiKey> keys() {
        return keys;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty has(String scope) {
        return scopes.get(scope);
    }

    /** Its last day; null: no end. */
    public ObjectProperty<LocalDate> expiresOnProperty() {
        return expiresOn;
    }

    /** The key that was just made; empty where none. */
    public ReadOnlyStringProperty createdProperty() {
        return created.getReadOnlyProperty();
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
