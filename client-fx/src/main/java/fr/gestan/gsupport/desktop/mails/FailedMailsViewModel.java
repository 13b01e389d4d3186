package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.MailsApi;
import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The mails that could not be sent, for managers and administrators: which, why, and another try. */
public final class FailedMailsViewModel {

    static final Duration ASKED_EVERY = Duration.ofMinutes(2);

    /** As many as a page can have; whoever has more of them sees the newest. */
    private static final int MOST_SHOWN = 200;

    private final ObservableList<OutboxMail> mails = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper newest = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final MailsApi outbox;
    private final boolean allowed;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final LongConsumer openClient;

    /**
     * @param allowed whether whoever is logged in may see them; if not, nothing is ever asked
     * @param openClient opens the client with this id
     */
    public FailedMailsViewModel(
            Calls calls,
            Schedule schedule,
            MailsApi outbox,
            boolean allowed,
            Messages messages,
            Formats formats,
            LongConsumer openClient) {
        this.calls = calls;
        this.outbox = outbox;
        this.allowed = allowed;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.openClient = openClient;
        if (allowed) {
            readQuietly();
            schedule.every(ASKED_EVERY, this::readQuietly);
        }
    }

    /** A server that cannot be asked now is told of elsewhere; what was last known stays. */
    private void readQuietly() {
        if (!busy.get()) {
            calls.to(this::newest).onSuccess(this::show).start();
        }
    }

    private Page<OutboxMail> newest() {
        return outbox.list(MailStatus.FAILED, MOST_SHOWN, null);
    }

    private void show(Page<OutboxMail> page) {
        if (!mails.equals(page.items())) {
            mails.setAll(page.items());
        }
        more.set(page.next() != null);
        newest.set(Math.max(
                newest.get(), mails.stream().mapToLong(OutboxMail::id).max().orElse(0)));
    }

    /** Shows the list, as it is now. */
    public void open() {
        if (!allowed || showing.get()) {
            return;
        }
        outcome.set(Outcome.NONE);
        showing.set(true);
        busy.set(true);
        calls.to(this::newest)
                .whenOver(() -> busy.set(false))
                .onSuccess(this::show)
                .onFailure(this::explain)
                .start();
    }

    /** Puts the list away. */
    public void close() {
        showing.set(false);
    }

    /** Opens the client of a mail, whose address may want putting right. */
    public void openClient(OutboxMail mail) {
        close();
        openClient.accept(mail.clientId());
    }

    /** Tries one again. */
    public void retry(OutboxMail mail) {
        if (mail != null) {
            retry(List.of(mail));
        }
    }

    /** Tries all that are shown again. */
    public void retryAll() {
        retry(List.copyOf(mails));
    }

    private void retry(List<OutboxMail> wanted) {
        if (busy.get() || wanted.isEmpty()) {
            return;
        }
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(() -> {
                    wanted.forEach(this::retryUnlessDone);
                    return newest();
                })
                .whenOver(() -> busy.set(false))
                .onSuccess(page -> {
                    show(page);
                    outcome.set(new Outcome(
                            wanted.size() == 1
                                    ? messages.text("support.mails.failed.retried.one")
                                    : messages.text("support.mails.failed.retried", formats.number(wanted.size())),
                            true));
                })
                .onFailure(this::explain)
                .start();
    }

    /** A colleague may have been faster, or the mail is gone out meanwhile: then there is nothing left to do. */
    private void retryUnlessDone(OutboxMail mail) {
        try {
            outbox.retry(mail.id());
        } catch (ApiFailure.Refused refused) {
            if (!refused.slug().equals("not-retryable")) {
                throw refused;
            }
        }
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** {@code Récapitulatif}, {@code Signalement de bogue} … */
    public String nameOf(OutboxMail mail) {
        return messages.text("support.mails.kind."
                + mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** How many there are, for whoever does not look at the list; empty where there are none. */
    public StringBinding warning() {
        return Bindings.createStringBinding(this::warningNow, mails, more);
    }

    /** The same, as it is now. */
    public String warningNow() {
        if (mails.isEmpty()) {
            return "";
        }
        return mails.size() == 1
                ? messages.text("support.mails.failed.warning.one")
                : messages.text("support.mails.failed.warning", count());
    }

    /** The id of the newest mail that was ever seen to have failed; 0 while none was. */
    public ReadOnlyLongProperty newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** How many there are, in the list's heading. */
    public StringBinding heading() {
        return Bindings.createStringBinding(() -> messages.text("support.mails.failed.title", count()), mails, more);
    }

    private String count() {
        return more.get()
                ? messages.text("support.mails.failed.more-than", formats.number(mails.size()))
                : formats.number(mails.size());
    }

    /** Whether whoever is logged in may see them. */
    public boolean isAllowed() {
        return allowed;
    }

    /** Newest first, 200 at most. */
    public ObservableList<OutboxMail> mails() {
        return mails;
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Whether the server is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What was last done, or why not; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
