package fr.gestan.gsupport.server.lots;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.lots.LotExtension;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.history.History;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.TypedText;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.AccountLots;
import fr.gestan.gsupport.server.ledger.Accounts;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.Lot;
import fr.gestan.gsupport.server.ledger.NewLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Gives a lot a later end, by a line that moves nothing. */
@ApplicationScoped
class LotExtensions {

    private final Ledger ledger;
    private final Accounts accounts;
    private final AccountLots lots;
    private final History history;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    LotExtensions(
            Ledger ledger,
            Accounts accounts,
            AccountLots lots,
            History history,
            Audit audit,
            Clock clock,
            ZoneId zone) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.lots = lots;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /** What is asked for, with the lot that the address names. */
    record Request(long lotLineId, LotExtension extension) {}

    /**
     * Extends in the caller's transaction.
     *
     * @throws Failure.NotFound where there is no such client, or the account has no such lot
     * @throws Failure.Conflict where nothing is left of the lot, or it has no end
     * @throws Failure.Invalid where the new end is no later one, or in the past
     */
    @Transactional(Transactional.TxType.MANDATORY)
    HistoryLine extend(long clientId, long lotLineId, LotExtension request, Caller caller) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var bought = ledger.find(account, lotLineId);
        var lot = lots.of(clientId)
                .lot(lotLineId)
                .orElseThrow(() -> new Failure.NotFound("Client " + clientId + " has no lot " + lotLineId + "."));
        var boughtUntil = bought.map(Ledger.StandingLine::validUntil).orElse(null);
        check(lot, boughtUntil, request.validUntil());
        var reason = TypedText.needed("reason", request.reason());
        var end = new NewLine.LotEnd(lotLineId, request.validUntil());
        var line = ledger.append(
                account,
                NewLine.extension(caller.code(), end, reason, laterForTheAccount(clientId, request.validUntil()))
                        .requestedBy(caller.id()));
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "lot.extend",
                        clientId,
                        "line " + line.id(),
                        caller.address(),
                        "OK",
                        "lot " + lotLineId + " until " + request.validUntil()),
                line.performedAt());
        return history.line(line.id());
    }

    private void check(Lot lot, LocalDate boughtUntil, LocalDate validUntil) {
        if (lot.remainingMinutes() == 0 || boughtUntil == null) {
            throw new Failure.Conflict(
                    "lot-not-extendable",
                    "This lot can not be extended",
                    lot.remainingMinutes() == 0
                            ? "Nothing is left of lot " + lot.lineId() + ". Where it has expired, undo that line first."
                            : "Lot " + lot.lineId() + " has no end.");
        }
        if (lot.validUntil() != null && !validUntil.isAfter(lot.validUntil())) {
            throw new Failure.Invalid("validUntil", "must be later than " + lot.validUntil() + ", the end so far");
        }
        if (validUntil.isBefore(clock.instant().atZone(zone).toLocalDate())) {
            throw new Failure.Invalid("validUntil", "must not be in the past");
        }
    }

    /** The card's date goes forward by an extension, never back. */
    private LocalDate laterForTheAccount(long clientId, LocalDate validUntil) {
        var soFar = accounts.findById(clientId).validUntil();
        return soFar.isEmpty() || validUntil.isAfter(soFar.get()) ? validUntil : null;
    }
}
