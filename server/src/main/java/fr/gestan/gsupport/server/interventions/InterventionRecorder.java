package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.ledger.LockedAccount;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import fr.gestan.gsupport.server.mail.BalanceAlerts;
import fr.gestan.gsupport.server.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Records an intervention: verdict, line, balance, mail and audit, all or nothing (product.md, "Recording"). */
@ApplicationScoped
public class InterventionRecorder {

    private static final String ACTION = "intervention.record";

    private final Ledger ledger;
    private final Recipients recipients;
    private final RecordingVerdict verdict;
    private final Outbox outbox;
    private final BalanceAlerts alerts;
    private final Audit audit;

    InterventionRecorder(
            Ledger ledger,
            Recipients recipients,
            RecordingVerdict verdict,
            Outbox outbox,
            BalanceAlerts alerts,
            Audit audit) {
        this.ledger = ledger;
        this.recipients = recipients;
        this.verdict = verdict;
        this.outbox = outbox;
        this.alerts = alerts;
        this.audit = audit;
    }

    /**
     * The recording of an intervention, for {@link Once} to do in its transaction: what it reads and what it writes is a
     * round trip each. The verdict is taken again on the locked account, so that a stale screen gets past no rule.
     *
     * @param language of the sentence that a refusal carries
     */
    public Once.Work<RecordedIntervention> recording(
            long clientId, NewIntervention request, Caller caller, Locale language) {
        return new Recording(clientId, request, caller, language);
    }

    private final class Recording implements Once.Work<RecordedIntervention> {

        private final long clientId;
        private final NewIntervention request;
        private final Caller caller;
        private final Locale language;
        private Supplier<Optional<LockedAccount>> account;
        private Supplier<Optional<Recipient>> recipient;
        private Supplier<Long> mailId;

        Recording(long clientId, NewIntervention request, Caller caller, Locale language) {
            this.clientId = clientId;
            this.request = request;
            this.caller = caller;
            this.language = language;
        }

        @Override
        public void ask(RoundTrip trip) {
            account = ledger.lock(clientId, trip);
            recipient = recipients.find(clientId, trip);
            mailId = outbox.nextId(trip);
        }

        /**
         * Records.
         *
         * @throws Failure.NotFound where there is no such client
         * @throws Failure.Refused where the rules refuse and no exception is given or allowed
         */
        @Override
        public RecordedIntervention answer(RoundTrip trip) {
            var locked = account.get().orElseThrow(() -> Failure.NotFound.client(clientId));
            var client = recipient.get().orElseThrow(() -> Failure.NotFound.client(clientId));
            var plea = new RecordingVerdict.Plea(request.overrideReason(), request.startedAt());
            var override = verdict.overrideOrRefuse(locked, client, plea, caller, language);
            var line = ledger.append(
                    locked,
                    NewLine.intervention(caller.code(), work(request), override).requestedBy(caller.id()),
                    trip);
            var mail = outbox.queue(
                    mailId.get(),
                    Outbox.Kind.RECAP,
                    clientId,
                    line.id(),
                    client.email(),
                    client.wantsRecaps(),
                    line.performedAt(),
                    trip);
            alerts.queueIfCrossed(
                    clientId, line.balanceBefore(), line, client.email(), client.wantsCreditNotes(), trip);
            audit.write(entry(clientId, request, caller, line, override), line.performedAt(), trip);
            return new RecordedIntervention(
                    line.id(),
                    clientId,
                    request.billing(),
                    request.durationMinutes(),
                    line.balanceBefore(),
                    line.balanceAfter(),
                    line.performedAt(),
                    caller.code(),
                    new RecordedIntervention.QueuedMail(mail.id(), mail.status(), mail.suppressedBecause()));
        }
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

    /** What the audit is told of, should the rules refuse. */
    static RefusalTrail.Attempt attempt(long clientId, NewIntervention request, Caller caller) {
        var plea = request.overrideReason() == null ? "" : ", exception asked for";
        return new RefusalTrail.Attempt(caller, ACTION, clientId, null, what(request) + plea);
    }

    private static String what(NewIntervention request) {
        return request.billing() + " " + request.durationMinutes() + " min";
    }

    private static Audit.Entry entry(
            long clientId, NewIntervention request, Caller caller, Line line, NewLine.Override override) {
        var detail = what(request) + (override == null ? "" : ", against " + override.rule());
        return new Audit.Entry(caller.id(), ACTION, clientId, "line " + line.id(), caller.address(), "OK", detail);
    }
}
