package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;

/** Records an intervention: verdict, line, balance, mail and audit, all or nothing (product.md, "Recording"). */
@ApplicationScoped
public class InterventionRecorder {

    private final Ledger ledger;
    private final Recipients recipients;
    private final RecordingVerdict verdict;
    private final Outbox outbox;
    private final Audit audit;

    InterventionRecorder(Ledger ledger, Recipients recipients, RecordingVerdict verdict, Outbox outbox, Audit audit) {
        this.ledger = ledger;
        this.recipients = recipients;
        this.verdict = verdict;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Records in the caller's transaction. The verdict is taken again on the locked account, so that a stale screen
     * gets past no rule.
     *
     * @param language of the sentence that a refusal carries
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Refused where the rules refuse and no exception is given or allowed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RecordedIntervention record(long clientId, NewIntervention request, Caller caller, Locale language) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var recipient = recipients.find(clientId);
        var plea = new RecordingVerdict.Plea(request.overrideReason(), request.startedAt());
        var override = verdict.overrideOrRefuse(account, recipient, plea, caller, language);
        var line = ledger.append(
                account,
                NewLine.intervention(caller.code(), work(request), override).requestedBy(caller.id()));
        var mail = outbox.queue(
                Outbox.Kind.RECAP, clientId, line.id(), recipient.email(), recipient.wantsRecaps(), line.performedAt());
        audit.write(entry(clientId, request, caller, line, override), line.performedAt());
        return new RecordedIntervention(
                line.id(),
                clientId,
                request.billing(),
                request.durationMinutes(),
                line.balanceBefore(),
                line.balanceAfter(),
                line.performedAt(),
                caller.code(),
                new RecordedIntervention.QueuedMail(mail.id(), mail.status()));
    }

    private static NewLine.Work work(NewIntervention request) {
        return new NewLine.Work(
                request.billing(),
                request.durationMinutes(),
                request.measuredSeconds(),
                request.startedAt(),
                request.summary(),
                request.advice(),
                request.freeReason(),
                Boolean.TRUE.equals(request.inviteToFacebook()));
    }

    private static Audit.Entry entry(
            long clientId, NewIntervention request, Caller caller, Line line, NewLine.Override override) {
        var detail = request.billing() + " " + request.durationMinutes() + " min"
                + (override == null ? "" : ", against " + override.rule());
        return new Audit.Entry(
                caller.id(), "intervention.record", clientId, "line " + line.id(), caller.address(), "OK", detail);
    }
}
