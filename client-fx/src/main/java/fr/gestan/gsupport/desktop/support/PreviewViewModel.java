package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.InterventionsApi;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.lang.System.Logger.Level;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The mail that the client would get, before anything is recorded. */
public final class PreviewViewModel {

    private static final System.Logger LOG = System.getLogger(PreviewViewModel.class.getName());

    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<RecapPreview> mail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper plainBecause = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Billing> billing = new SimpleObjectProperty<>(Billing.NORMAL);
    private final Calls calls;
    private final InterventionsApi interventions;
    private final InterventionFormViewModel form;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;

    public PreviewViewModel(
            Calls calls,
            InterventionsApi interventions,
            InterventionFormViewModel form,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.interventions = interventions;
        this.form = form;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        // Recording from here, or a question about it, must not stay hidden behind the mail.
        form.busyProperty().addListener(recording -> close());
        form.questionProperty().addListener(asked -> close());
        billing.addListener(changed -> {
            if (showing.get()) {
                open();
            }
        });
    }

    /** Asks for the mail of what is in the form, and shows it. */
    public void open() {
        form.requestToPreview(billing.get()).ifPresent(this::ask);
    }

    private void ask(NewIntervention request) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var clientId = form.draftProperty().get().clientId();
        calls.to(() -> interventions.preview(clientId, request))
                .whenOver(() -> busy.set(false))
                .onSuccess(preview -> {
                    mail.set(preview);
                    showing.set(true);
                })
                .onFailure(failure -> form.say(new Notice(sentences.of(failure), Tone.RED)))
                .start();
    }

    /** What shows pages does not work on this computer: the mail can be read as text. */
    void pageFailed(Throwable why) {
        LOG.log(Level.ERROR, "The mail cannot be shown as a page", why);
        plainBecause.set(messages.text("support.preview.plain"));
    }

    /** Puts it away. */
    public void close() {
        showing.set(false);
    }

    /** What the balance would be afterwards, in words. */
    public StringBinding balanceAfter() {
        return Bindings.createStringBinding(
                () -> mail.get() == null
                        ? ""
                        : messages.text(
                                "support.preview.balance",
                                formats.number(mail.get().balanceAfter())),
                mail);
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Null before the first preview. */
    public ReadOnlyObjectProperty<RecapPreview> mailProperty() {
        return mail.getReadOnlyProperty();
    }

    /** Why the mail is to be read as text alone; or empty. */
    public ReadOnlyStringProperty plainBecauseProperty() {
        return plainBecause.getReadOnlyProperty();
    }

    /** As which the mail is shown; changing it asks anew. */
    public ObjectProperty<Billing> billingProperty() {
        return billing;
    }
}
