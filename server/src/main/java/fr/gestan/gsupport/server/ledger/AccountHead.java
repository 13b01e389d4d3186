package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;

/**
 * Where the next line of an account hangs. Minutes.
 *
 * @param lastSeq how many lines there are
 * @param lastHash of the last line; empty before the first one
 * @param lastPerformedAt of the last line; null before the first one
 */
public record AccountHead(
        long clientId,
        int balanceMinutes,
        int lastSeq,
        byte[] lastHash,
        long normalMinutes,
        long freeMinutes,
        int interventions,
        Instant lastPerformedAt) {

    /** The account of a client that has no line yet. */
    static AccountHead ofNewClient(long clientId) {
        return new AccountHead(clientId, 0, 0, new byte[0], 0, 0, 0, null);
    }

    /** The head once a line has been written. */
    AccountHead after(NewLine line, byte[] hash, Instant performedAt) {
        boolean undoes = line.corrects() != null;
        var billing = undoes ? line.corrects().billing() : line.billing();
        var minutes = undoes ? line.corrects().durationMinutes() : line.durationMinutes();
        int sign = undoes ? -1 : 1;
        long normal = billing == Billing.NORMAL ? sign * minutes : 0;
        long free = billing == Billing.FREE ? sign * minutes : 0;
        return new AccountHead(
                clientId,
                Math.addExact(balanceMinutes, line.deltaMinutes()),
                Math.addExact(lastSeq, 1),
                hash,
                Math.addExact(normalMinutes, normal),
                Math.addExact(freeMinutes, free),
                billing == null ? interventions : Math.addExact(interventions, sign),
                performedAt);
    }
}
