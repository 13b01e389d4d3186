package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.NewTextTemplate;
import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.api.texttemplates.TextTemplatesApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** Templates written, changed and deleted: one's own, and by whom may those that everybody has. */
public final class TemplatesViewModel {

    private final ObjectProperty<TextTemplate> selected = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<TemplatePlace> place = new SimpleObjectProperty<>(TemplatePlace.BOTH);
    private final BooleanProperty shared = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final TextTemplatesApi api;
    private final TemplateShelf shelf;
    private final boolean mayShare;
    private final Messages messages;
    private final FailureSentences sentences;

    /** @param mayShare whether the person may write what everybody has */
    public TemplatesViewModel(
            Calls calls, TextTemplatesApi api, TemplateShelf shelf, boolean mayShare, Messages messages) {
        this.calls = calls;
        this.api = api;
        this.shelf = shelf;
        this.mayShare = mayShare;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        selected.addListener((property, before, now) -> show(now));
    }

    private void show(TextTemplate template) {
        name.set(template == null ? "" : template.name());
        text.set(template == null ? "" : template.text());
        place.set(template == null ? TemplatePlace.BOTH : template.place());
        shared.set(template != null && template.shared());
        message.set("");
    }

    /** An empty one to be written. */
    public void begin() {
        if (selected.get() == null) {
            show(null);
        }
        selected.set(null);
    }

    /** Keeps what is on the screen on the server. */
    public void save() {
        if (name.get().isBlank() || text.get().isBlank()) {
            message.set(messages.text("writing.templates.incomplete"));
            return;
        }
        var written = new NewTextTemplate(
                shared.get(), place.get(), name.get().strip(), text.get().strip());
        var changed = selected.get();
        send(
                () -> changed == null ? api.create(written) : api.change(changed.id(), written),
                "writing.templates.saved");
    }

    /** Deletes the selected one. */
    public void delete() {
        var old = selected.get();
        if (old != null) {
            send(
                    () -> {
                        api.delete(old.id());
                        return old;
                    },
                    "writing.templates.deleted");
        }
    }

    private void send(Callable<TextTemplate> work, String then) {
        if (busy.get() || !editableBinding().get()) {
            return;
        }
        busy.set(true);
        calls.to(work)
                .whenOver(() -> busy.set(false))
                .onSuccess(done -> {
                    selected.set(null);
                    show(null);
                    message.set(messages.text(then, done.name()));
                    shelf.read();
                })
                .onFailure(this::explain)
                .start();
    }

    private void explain(ApiFailure failure) {
        message.set(
                failure instanceof ApiFailure.Refused refused && refused.isNotFound()
                        ? messages.text("writing.templates.gone")
                        : sentences.of(failure));
        shelf.read();
    }

    /** Whether what is on the screen may be changed by this person. */
    public BooleanBinding editableBinding() {
        return Bindings.createBooleanBinding(
                () -> mayShare || selected.get() == null || !selected.get().shared(), selected);
    }

    public boolean mayShare() {
        return mayShare;
    }

    /** A template in a line of the list. */
    String nameOf(TextTemplate template) {
        return template.shared() ? messages.text("writing.templates.shared-name", template.name()) : template.name();
    }

    /** A place in words. */
    String nameOf(TemplatePlace chosen) {
        return messages.text("writing.templates.place." + chosen.name().toLowerCase(Locale.ROOT));
    }

    public ObservableList<TextTemplate> templates() {
        return shelf.templates();
    }

    /** Null: a new one is being written. */
    public ObjectProperty<TextTemplate> selectedProperty() {
        return selected;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<TemplatePlace> placeProperty() {
        return place;
    }

    public BooleanProperty sharedProperty() {
        return shared;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What was done or is wrong, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
