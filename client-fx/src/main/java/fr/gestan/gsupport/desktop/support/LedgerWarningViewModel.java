package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.verification.LedgerVerification;
import fr.gestan.gsupport.api.verification.LedgerVerificationApi;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Tells whoever answers for the ledger that the last verification of it found something, or failed. */
public final class LedgerWarningViewModel {

    static final Duration ASKED_EVERY = Duration.ofHours(1);

    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
    private final Calls calls;
    private final LedgerVerificationApi verification;
    private final Messages messages;
    private final Formats formats;

    /** @param allowed whether whoever is logged in may know; if not, nothing is ever asked */
    public LedgerWarningViewModel(
            Calls calls,
            Schedule schedule,
            LedgerVerificationApi verification,
            boolean allowed,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.verification = verification;
        this.messages = messages;
        this.formats = formats;
        if (allowed) {
            ask();
            schedule.every(ASKED_EVERY, this::ask);
        }
    }

    /** A server that cannot be asked now is told of elsewhere; what was last known stays. */
    private void ask() {
        calls.to(verification::last)
                .onSuccess(last -> warning.set(sentenceOn(last)))
                .start();
    }

    private String sentenceOn(LedgerVerification last) {
        var at = formats.dateTime(last.at());
        if (last.failure() != null) {
            return messages.text("support.ledger.failed", at, last.failure());
        }
        if (last.findings() == null || last.findings() == 0) {
            return "";
        }
        return last.findings() == 1
                ? messages.text("support.ledger.finding", at)
                : messages.text("support.ledger.findings", formats.number(last.findings()), at);
    }

    /** A sentence; empty where all holds, as far as is known. */
    public ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }
}
