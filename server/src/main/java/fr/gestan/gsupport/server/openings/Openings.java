package fr.gestan.gsupport.server.openings;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.openings.NewOpening;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.history.History;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.NewLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Starts an account with the balance that the client had elsewhere; only where no line is there yet. */
@ApplicationScoped
public class Openings {

    private final Ledger ledger;
    private final History history;
    private final Audit audit;

    Openings(Ledger ledger, History history, Audit audit) {
        this.ledger = ledger;
        this.history = history;
        this.audit = audit;
    }

    /**
     * Opens in the caller's transaction.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Conflict where the account has a line
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public HistoryLine open(long clientId, NewOpening request, Caller caller) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        if (account.head().lastSeq() > 0) {
            throw new Failure.Conflict(
                    "account-not-empty",
                    "This account has lines already",
                    "Client " + clientId + " has a history already; an opening balance can only be its first line.");
        }
        var line = ledger.append(
                account,
                NewLine.opening(caller.code(), request.balanceMinutes(), request.validUntil())
                        .requestedBy(caller.id()));
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "account.open",
                        clientId,
                        "line " + line.id(),
                        caller.address(),
                        "OK",
                        request.balanceMinutes() + " min"),
                line.performedAt());
        return history.line(line.id());
    }
}
