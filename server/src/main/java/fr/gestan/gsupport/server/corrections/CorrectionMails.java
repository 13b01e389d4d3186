package fr.gestan.gsupport.server.corrections;

import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.server.interventions.Recipients;
import fr.gestan.gsupport.server.ledger.Ledger.StandingLine;
import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.mail.CreditNotes;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which mails a correction brings. The client who was told something wrong gets a corrected recap if asked for; another
 * client, whose line it should have been, was never told and gets the ordinary mail. Every line that is recorded again
 * has its one mail, if only one that was not asked for.
 */
@ApplicationScoped
class CorrectionMails {

    private final Recipients recipients;
    private final MailPreferences preferences;
    private final Outbox outbox;
    private final CreditNotes creditNotes;

    CorrectionMails(Recipients recipients, MailPreferences preferences, Outbox outbox, CreditNotes creditNotes) {
        this.recipients = recipients;
        this.preferences = preferences;
        this.outbox = outbox;
        this.creditNotes = creditNotes;
    }

    /**
     * Queues them in the caller's transaction.
     *
     * @param ownerId whose line it should have been; the client itself where that was not wrong
     * @param replacement the line recorded again, or null
     */
    void queue(
            long clientId,
            long ownerId,
            StandingLine undone,
            NewCorrection request,
            Line correction,
            Line replacement) {
        boolean asked = Boolean.TRUE.equals(request.sendRecap());
        if (replacement != null && ownerId == clientId) {
            if (asked) {
                correctedRecap(clientId, undone, replacement);
            } else {
                outbox.suppress(
                        kind(undone),
                        clientId,
                        replacement.id(),
                        SuppressionReason.NOT_ASKED_FOR,
                        replacement.performedAt());
            }
            return;
        }
        if (replacement != null) {
            firstTold(ownerId, undone, replacement);
        }
        if (asked) {
            correctedRecap(clientId, undone, correction);
        }
    }

    /** Whoever stopped recaps, or credit notes, does not want them put right either. */
    private void correctedRecap(long clientId, StandingLine undone, Line line) {
        var recipient = recipients.find(clientId);
        var wanted = preferences.wanted(clientId);
        outbox.queue(
                Outbox.Kind.CORRECTED_RECAP,
                clientId,
                line.id(),
                recipient.email(),
                LineAgain.isIntervention(undone) ? wanted.recaps() : wanted.creditNotes(),
                line.performedAt());
    }

    private void firstTold(long ownerId, StandingLine undone, Line replacement) {
        if (LineAgain.isIntervention(undone)) {
            var recipient = recipients.find(ownerId);
            outbox.queue(
                    Outbox.Kind.RECAP,
                    ownerId,
                    replacement.id(),
                    recipient.email(),
                    recipient.wantsRecaps(),
                    replacement.performedAt());
        } else {
            creditNotes.queue(ownerId, replacement.id(), replacement.performedAt());
        }
    }

    private static Outbox.Kind kind(StandingLine undone) {
        return LineAgain.isIntervention(undone) ? Outbox.Kind.RECAP : Outbox.Kind.CREDIT_NOTE;
    }
}
