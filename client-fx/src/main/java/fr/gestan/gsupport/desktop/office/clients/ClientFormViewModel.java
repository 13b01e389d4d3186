package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.clients.PossibleClient;
import fr.gestan.gsupport.api.clients.PossibleDuplicate;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ClientSheets;
import fr.gestan.gsupport.desktop.api.ClientSheets.Sheet;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.clients.FieldCheck.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Creates a client, or corrects one. Nothing that was typed is lost by an error, by another client in between or by
 * somebody who was faster: then both texts are shown, field by field.
 */
public final class ClientFormViewModel {

    private static final long NEW = 0;

    private final ClientForm form = new ClientForm();
    private final Map<Long, Kept> kept = new HashMap<>();
    private final ObservableList<Difference> differences = FXCollections.observableArrayList();
    private final ObservableList<PossibleDuplicate> duplicates = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ClientData> pointedOutFor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ClientCard> client = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final ReadOnlyObjectWrapper<ClientField> lookAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tried = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final ClientsApi clients;
    private final ClientSheets sheets;
    private final LongSupplier wanted;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final LongConsumer whenSaved;
    private String version;

    private record Kept(Map<ClientField, String> base, Map<ClientField, String> texts, Sheet sheet) {}

    /**
     * @param wanted the client to be corrected, asked each time the form is shown; 0 to create one
     * @param whenSaved gets the client that was created or corrected
     */
    public ClientFormViewModel(
            Calls calls,
            ClientsApi clients,
            ClientSheets sheets,
            LongSupplier wanted,
            Messages messages,
            Formats formats,
            LongConsumer whenSaved) {
        this.calls = calls;
        this.clients = clients;
        this.sheets = sheets;
        this.wanted = wanted;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenSaved = whenSaved;
        form.show(ClientField.ofNewClient(), ClientField.ofNewClient());
    }

    /** Shows the client that is wanted now, with what was typed for it before. */
    public void shown() {
        var id = wanted.getAsLong();
        if (id == NEW || busy.get()) {
            return;
        }
        if (isShown(id) && form.isChanged()) {
            return;
        }
        keepTyped();
        outcome.set(Outcome.NONE);
        differences.clear();
        tried.set(false);
        var before = kept.remove(id);
        if (before != null) {
            client.set(before.sheet().card());
            version = before.sheet().version();
            form.show(before.base(), before.texts());
            return;
        }
        client.set(null);
        form.show(ClientField.ofNewClient(), ClientField.ofNewClient());
        read(id);
    }

    private void keepTyped() {
        var shown = client.get();
        if (shown != null && form.isChanged()) {
            kept.put(shown.id(), new Kept(form.base(), form.texts(), new Sheet(shown, version)));
        }
    }

    private void read(long id) {
        busy.set(true);
        calls.to(() -> sheets.open(id))
                .whenOver(() -> busy.set(false))
                .onSuccess(this::show)
                .onFailure(failure -> outcome.set(new Outcome(sentences.of(failure), false)))
                .start();
    }

    private void show(Sheet sheet) {
        client.set(sheet.card());
        version = sheet.version();
        form.show(ClientField.of(sheet.card()), ClientField.of(sheet.card()));
    }

    private boolean isShown(long id) {
        return client.get() != null && client.get().id() == id;
    }

    /** NPI was changed beside the form: what is typed in it stays, on the client as it is now. */
    public void readBeside() {
        if (client.get() == null) {
            return;
        }
        var id = client.get().id();
        calls.to(() -> sheets.open(id))
                .onSuccess(sheet -> {
                    if (isShown(id)) {
                        takeOver(sheet);
                    }
                })
                .start();
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(ClientFormViewModel before) {
        kept.putAll(before.kept);
        client.set(before.client.get());
        version = before.version;
        form.show(before.form.base(), before.form.texts());
        tried.set(before.tried.get());
        pointedOutFor.set(before.pointedOutFor.get());
        duplicates.setAll(before.duplicates);
        differences.setAll(before.differences.stream()
                .map(found -> difference(
                        found.field(),
                        found.yours(),
                        found.theirs(),
                        found.keepsYoursProperty().get()))
                .toList());
    }

    /** Throws away what was typed: the client as it is on the server, or an empty form. */
    public void startAgain() {
        outcome.set(Outcome.NONE);
        differences.clear();
        duplicates.clear();
        pointedOutFor.set(null);
        tried.set(false);
        if (wanted.getAsLong() == NEW) {
            form.show(ClientField.ofNewClient(), ClientField.ofNewClient());
        } else {
            read(wanted.getAsLong());
        }
    }

    /** Saves what is typed; where something is wrong, says what. */
    public void save() {
        if (busy.get() || (client.get() == null && wanted.getAsLong() != NEW)) {
            return;
        }
        tried.set(true);
        var wrong = Arrays.stream(ClientField.values())
                .filter(field -> check(field).kind() == Kind.ERROR)
                .findFirst();
        if (wrong.isPresent()) {
            outcome.set(new Outcome(messages.text("office.client.look"), false));
            // Set anew even where it is the same field again, so that the view moves the focus each time.
            lookAt.set(null);
            lookAt.set(wrong.get());
            return;
        }
        if (client.get() == null) {
            create();
        } else {
            correct();
        }
    }

    /** First looks who it may be; what was looked at, and is saved again as it was, is created. */
    private void create() {
        var data = ClientField.data(form::text);
        var lookedAt = data.equals(pointedOutFor.get());
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> lookedAt ? List.<PossibleDuplicate>of() : clients.duplicates(possible(data)))
                .whenOver(() -> busy.set(false))
                .onSuccess(found -> {
                    duplicates.setAll(found);
                    if (found.isEmpty()) {
                        create(data);
                    } else {
                        pointedOutFor.set(data);
                        outcome.set(new Outcome(messages.text("office.client.duplicates.look"), false));
                    }
                })
                .onFailure(failure -> outcome.set(new Outcome(sentences.of(failure), false)))
                .start();
    }

    private static PossibleClient possible(ClientData data) {
        return new PossibleClient(data.companyName(), data.email(), data.phone(), data.licenceNumber(), null);
    }

    private void create(ClientData data) {
        busy.set(true);
        calls.to(() -> clients.create(data))
                .whenOver(() -> busy.set(false))
                .onSuccess(created -> {
                    startAgain();
                    whenSaved.accept(created.id());
                })
                .onFailure(failure -> outcome.set(new Outcome(
                        failure.outcomeUnknown()
                                ? messages.text("office.client.outcome-unknown", sentences.of(failure))
                                : sentences.of(failure),
                        false)))
                .start();
    }

    /** Leaves what is typed as it is, and shows the client that may be meant. */
    public void open(PossibleDuplicate duplicate) {
        whenSaved.accept(duplicate.client().id());
    }

    /** {@code JARDINS DU TILLEUL (n° 4 996), Lyon – même téléphone}. */
    public String nameOf(PossibleDuplicate duplicate) {
        var client = duplicate.client();
        return messages.text(
                "office.client.duplicate",
                client.companyName(),
                formats.number(client.id()),
                Objects.requireNonNullElse(client.city(), ""),
                duplicate.reasons().stream()
                        .map(reason -> messages.text("office.client.duplicate."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.joining(", ")));
    }

    private void correct() {
        var id = client.get().id();
        var data = ClientField.data(form::text);
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> sheets.correct(id, version, data))
                .whenOver(() -> busy.set(false))
                .onSuccess(sheet -> {
                    differences.clear();
                    tried.set(false);
                    show(sheet);
                    whenSaved.accept(id);
                })
                .onFailure(failure -> {
                    if (failure instanceof ApiFailure.Refused refused && refused.isStale()) {
                        compare(id, refused.detail());
                    } else {
                        // The same again does no harm: it is the whole of the client, and the version tells.
                        outcome.set(new Outcome(sentences.of(failure), false));
                    }
                })
                .start();
    }

    /** Somebody was faster: shows what they changed. */
    private void compare(long id, String detail) {
        var who = detail == null ? messages.text("office.client.stale.somebody") : detail;
        busy.set(true);
        calls.to(() -> sheets.open(id))
                .whenOver(() -> busy.set(false))
                .onSuccess(sheet -> {
                    takeOver(sheet);
                    outcome.set(new Outcome(
                            messages.text(
                                    differences.isEmpty() ? "office.client.stale.nothing" : "office.client.stale", who),
                            false));
                })
                .onFailure(failure -> outcome.set(new Outcome(sentences.of(failure), false)))
                .start();
    }

    private void takeOver(Sheet sheet) {
        var now = ClientField.of(sheet.card());
        var found = Arrays.stream(ClientField.values())
                .filter(field -> !now.get(field).equals(form.opened(field)))
                .filter(field -> !now.get(field).equals(form.text(field)))
                .map(field -> difference(field, now.get(field)))
                .toList();
        client.set(sheet.card());
        version = sheet.version();
        form.rebase(now);
        differences.setAll(found);
    }

    /** What somebody typed here goes first; what is saved is always what the form shows. */
    private Difference difference(ClientField field, String theirs) {
        var keepsYours = form.isChanged(field);
        var difference = difference(field, form.text(field), theirs, keepsYours);
        if (!keepsYours) {
            form.typed(field).set(theirs);
        }
        return difference;
    }

    private Difference difference(ClientField field, String yours, String theirs, boolean keepsYours) {
        var difference = new Difference(field, yours, theirs, keepsYours);
        difference
                .keepsYoursProperty()
                .addListener((property, before, now) -> form.typed(field).set(now ? yours : theirs));
        return difference;
    }

    private FieldCheck check(ClientField field) {
        return FieldCheck.of(field, form.text(field), messages);
    }

    /** What there is to say about a field: of one that nobody has touched only once saving was tried. */
    ObjectBinding<FieldCheck> checkOf(ClientField field) {
        return Bindings.createObjectBinding(
                () -> {
                    var check = check(field);
                    var untouched = client.get() == null && !form.isChanged(field) && !tried.get();
                    return untouched && check.kind() != Kind.HINT ? FieldCheck.NOTHING : check;
                },
                form.typed(field),
                client,
                tried);
    }

    /** {@code Cloud}, {@code Français} …: what may be chosen for a field, in words. */
    public String nameOf(ClientField field, String code) {
        if (!field.isChosen()) {
            return code;
        }
        return code == null || code.isEmpty() ? "" : messages.text("office.client." + field.id() + "." + code);
    }

    /** Which client it is, or that there is none yet. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> client.get() == null
                        ? ""
                        : messages.text(
                                "office.client.heading",
                                client.get().companyName(),
                                formats.number(client.get().id())),
                client);
    }

    public StringProperty property(ClientField field) {
        return form.typed(field);
    }

    /** Whether something is typed that is not saved. */
    public BooleanBinding changed() {
        return form.changed();
    }

    /** What somebody else changed meanwhile; empty unless saving was refused for that. */
    public ObservableList<Difference> differences() {
        return differences;
    }

    /** Who the new client may be; empty unless somebody may be. */
    public ObservableList<PossibleDuplicate> duplicates() {
        return duplicates;
    }

    /** What saving does now, in a word or two. */
    public StringBinding saveName() {
        return Bindings.createStringBinding(
                () -> {
                    if (!isForANewOne()) {
                        return messages.text("office.client.save");
                    }
                    return messages.text(
                            duplicates.isEmpty() ? "office.client.create" : "office.client.create.all-the-same");
                },
                duplicates);
    }

    /** Whether a new one is to be created. */
    public boolean isForANewOne() {
        return wanted.getAsLong() == NEW;
    }

    /** As it was last read; null for a new one, and until it was read. */
    public ReadOnlyObjectProperty<ClientCard> clientProperty() {
        return client.getReadOnlyProperty();
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** The field that should get the focus; null where none. */
    public ReadOnlyObjectProperty<ClientField> lookAtProperty() {
        return lookAt.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
