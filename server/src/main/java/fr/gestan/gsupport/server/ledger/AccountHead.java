package fr.gestan.gsupport.server.ledger;

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
        long normal = 0;
        long free = 0;
        if (line.billing() != null) {
            switch (line.billing()) {
                case NORMAL -> normal = line.durationMinutes();
                case FREE -> free = line.durationMinutes();
            }
        }
        return new AccountHead(
                clientId,
                Math.addExact(balanceMinutes, line.deltaMinutes()),
                Math.addExact(lastSeq, 1),
                hash,
                Math.addExact(normalMinutes, normal),
                Math.addExact(freeMinutes, free),
                line.billing() == null ? interventions : Math.addExact(interventions, 1),
                performedAt);
    }
}
