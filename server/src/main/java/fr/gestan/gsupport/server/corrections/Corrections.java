package fr.gestan.gsupport.server.corrections;

import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.corrections.RecordAgain;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.credits.CreditPurchases;
import fr.gestan.gsupport.server.history.History;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.interventions.Recipients;
import fr.gestan.gsupport.server.interventions.RecordingVerdict;
import fr.gestan.gsupport.server.interventions.RefusalTrail;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.ledger.LockedAccount;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.BalanceAlerts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;

/**
 * Undoes a line by one of the opposite sign, once at most, and never a correction (product.md, "Recording"); and records,
 * in the same act, what it should have been.
 */
@ApplicationScoped
public class Corrections {

    private final Ledger ledger;
    private final Recipients recipients;
    private final RecordingVerdict verdict;
    private final CorrectionMails mails;
    private final BalanceAlerts alerts;
    private final History history;
    private final Audit audit;

    Corrections(
            Ledger ledger,
            Recipients recipients,
            RecordingVerdict verdict,
            CorrectionMails mails,
            BalanceAlerts alerts,
            History history,
            Audit audit) {
        this.ledger = ledger;
        this.recipients = recipients;
        this.verdict = verdict;
        this.mails = mails;
        this.alerts = alerts;
        this.history = history;
        this.audit = audit;
    }

    /**
     * Corrects in the caller's transaction.
     *
     * @param language of the sentence that a refusal carries
     * @throws Failure.NotFound where there is no such client, or the account has no such line
     * @throws Failure.Conflict where the line is corrected already or is a correction itself
     * @throws Failure.Refused where the line may not be recorded again; it is not undone either
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public HistoryLine correct(long clientId, NewCorrection request, Caller caller, Locale language) {
        var again = request.recordAgain();
        long ownerId = again == null || again.clientId() == null ? clientId : again.clientId();
        if (ownerId < clientId) {
            // Accounts are locked in the order of their ids, so that two corrections never wait for one another.
            lock(ownerId);
        }
        var account = lock(clientId);
        var undone = ledger.find(account, request.correctsLineId())
                .orElseThrow(() ->
                        new Failure.NotFound("Client " + clientId + " has no line " + request.correctsLineId() + "."));
        check(request.correctsLineId(), undone);
        if (again != null) {
            LineAgain.check(undone, again);
        }
        var correction = ledger.append(
                account,
                NewLine.correction(caller.code(), undone.corrected(), request.reason())
                        .requestedBy(caller.id()));
        var recorded =
                again == null ? null : recordAgain(ownerId, ownerId != clientId, undone, request, caller, language);
        var replacement = recorded == null ? null : recorded.line();
        mails.queue(clientId, ownerId, undone, request, correction, replacement);
        if (undone.kind() != LineKind.OPENING) {
            alert(clientId, ownerId, correction, replacement);
        }
        audit.write(entry(clientId, request, caller, correction, replacement), correction.performedAt());
        if (recorded != null) {
            audit.write(entry(ownerId, request, caller, recorded), replacement.performedAt());
        }
        return history.line(correction.id());
    }

    /** Of an opening balance nobody was told. On one account, what is undone and recorded again is one movement. */
    private void alert(long clientId, long ownerId, Line correction, Line replacement) {
        boolean onOneAccount = replacement != null && ownerId == clientId;
        alerts.queueIfCrossed(clientId, correction.balanceBefore(), onOneAccount ? replacement : correction);
        if (replacement != null && !onOneAccount) {
            alerts.queueIfCrossed(ownerId, replacement.balanceBefore(), replacement);
        }
    }

    /** @param override the exception that it took, or null */
    private record RecordedAgain(Line line, NewLine.Override override) {}

    /** What the audit is told of, should the rules refuse to record the line again. */
    static RefusalTrail.Attempt attempt(long clientId, NewCorrection request, Caller caller) {
        return new RefusalTrail.Attempt(
                caller,
                "line.correct",
                clientId,
                "line " + request.correctsLineId(),
                request.recordAgain() == null || request.recordAgain().clientId() == null
                        ? "recorded again"
                        : "recorded again for client " + request.recordAgain().clientId());
    }

    private LockedAccount lock(long clientId) {
        return ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
    }

    private static void check(long lineId, Ledger.StandingLine standing) {
        if (standing.kind() == LineKind.CORRECTION) {
            throw new Failure.Conflict(
                    "not-correctable",
                    "This line can not be corrected",
                    "Line " + lineId + " is a correction itself; record a new line instead.");
        }
        if (standing.expiredByLineId() != null) {
            throw new Failure.Conflict(
                    "not-correctable",
                    "This line can not be corrected",
                    "What was left of line " + lineId + " has expired by line " + standing.expiredByLineId()
                            + ": undo that one first.");
        }
        if (standing.isCorrected()) {
            throw new Failure.Conflict(
                    "already-corrected",
                    "This line has already been corrected",
                    "Line " + lineId + " has already been corrected; a line is corrected once at most.");
        }
    }

    /** Who did the work stays who did it, and is paid for it. */
    private RecordedAgain recordAgain(
            long ownerId,
            boolean forAnotherClient,
            Ledger.StandingLine undone,
            NewCorrection request,
            Caller caller,
            Locale language) {
        var account = lock(ownerId);
        var line = LineAgain.isIntervention(undone)
                ? intervention(account, forAnotherClient, undone, request, caller, language)
                : purchase(account, undone, request.recordAgain());
        var appended = ledger.append(
                account,
                line.inSteadOf(request.correctsLineId(), undone.workedAt()).requestedBy(caller.id()));
        return new RecordedAgain(appended, line.override());
    }

    private NewLine intervention(
            LockedAccount account,
            boolean forAnotherClient,
            Ledger.StandingLine undone,
            NewCorrection request,
            Caller caller,
            Locale language) {
        var work = LineAgain.work(undone.work(), request.recordAgain(), forAnotherClient);
        var recipient = recipients.find(account.head().clientId());
        var plea = new RecordingVerdict.Plea(request.reason(), work.startedAt());
        return NewLine.intervention(
                undone.by(), work, verdict.overrideOrRefuse(account, recipient, plea, caller, language));
    }

    private static NewLine purchase(LockedAccount account, Ledger.StandingLine undone, RecordAgain again) {
        int minutes = LineAgain.minutes(undone, again);
        CreditPurchases.checkRoom(account.head().clientId(), account.balanceMinutes(), minutes);
        var credit = undone.credit();
        boolean isStillThePack = minutes == undone.corrected().deltaMinutes();
        return NewLine.purchase(
                undone.by(),
                minutes,
                undone.reference(),
                undone.validUntil(),
                new NewLine.Credit(credit.offered(), credit.binding(), isStillThePack ? credit.packId() : null));
    }

    private static Audit.Entry entry(
            long clientId, NewCorrection request, Caller caller, Line correction, Line replacement) {
        var detail = "undoes line " + request.correctsLineId()
                + (replacement == null ? "" : ", recorded again as line " + replacement.id());
        return new Audit.Entry(
                caller.id(), "line.correct", clientId, "line " + correction.id(), caller.address(), "OK", detail);
    }

    private static Audit.Entry entry(long ownerId, NewCorrection request, Caller caller, RecordedAgain recorded) {
        var detail = "in the stead of line " + request.correctsLineId()
                + (recorded.override() == null
                        ? ""
                        : ", against " + recorded.override().rule());
        return new Audit.Entry(
                caller.id(),
                "line.record-again",
                ownerId,
                "line " + recorded.line().id(),
                caller.address(),
                "OK",
                detail);
    }
}
