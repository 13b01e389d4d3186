package fr.gestan.gsupport.server.corrections;

import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.NewLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Undoes a line by one of the opposite sign, once at most, and never a correction (product.md, "Recording"). */
@ApplicationScoped
public class Corrections {

    private final Ledger ledger;
    private final Audit audit;

    Corrections(Ledger ledger, Audit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * Corrects in the caller's transaction.
     *
     * @throws Failure.NotFound where there is no such client, or the account has no such line
     * @throws Failure.Conflict where the line is corrected already or is a correction itself
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public HistoryLine correct(long clientId, NewCorrection request, Caller caller) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var standing = ledger.find(account, request.correctsLineId())
                .orElseThrow(() ->
                        new Failure.NotFound("Client " + clientId + " has no line " + request.correctsLineId() + "."));
        check(request.correctsLineId(), standing);
        var line = ledger.append(
                account,
                NewLine.correction(caller.code(), standing.corrected(), request.reason())
                        .requestedBy(caller.id()));
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "line.correct",
                        clientId,
                        "line " + line.id(),
                        caller.address(),
                        "OK",
                        "undoes line " + request.correctsLineId()),
                line.performedAt());
        return new HistoryLine(
                line.id(),
                clientId,
                LineKind.CORRECTION,
                request.reason(),
                null,
                caller.code(),
                line.balanceBefore(),
                line.balanceAfter(),
                line.performedAt(),
                null,
                null,
                request.correctsLineId(),
                null,
                null,
                null,
                null,
                null);
    }

    private static void check(long lineId, Ledger.StandingLine standing) {
        if (standing.kind() == LineKind.CORRECTION) {
            throw new Failure.Conflict(
                    "not-correctable",
                    "This line can not be corrected",
                    "Line " + lineId + " is a correction itself; record a new line instead.");
        }
        if (standing.isCorrected()) {
            throw new Failure.Conflict(
                    "already-corrected",
                    "This line has already been corrected",
                    "Line " + lineId + " has already been corrected; a line is corrected once at most.");
        }
    }
}
