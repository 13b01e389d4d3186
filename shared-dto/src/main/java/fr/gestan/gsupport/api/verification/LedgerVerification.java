package fr.gestan.gsupport.api.verification;

import java.time.Instant;
import java.util.List;

/**
 * What the last run over the ledger found. Before the first one all is null and there are no examples.
 *
 * @param at when it began (UTC)
 * @param lines how many were checked; null where {@code failure} is not
 * @param findings how many figures do not hold; 0 where all is right, null where {@code failure} is not
 * @param failure why nothing could be checked, or null
 * @param examples of what does not hold, 20 at most, in the order of clients
 */
public record LedgerVerification(
        Instant at, Long lines, Long accounts, Long findings, Long tookMillis, String failure, List<Example> examples) {

    public LedgerVerification {
        examples = List.copyOf(examples);
    }

    /** Where none has run yet. */
    public static LedgerVerification none() {
        return new LedgerVerification(null, null, null, null, null, null, List.of());
    }

    /**
     * A figure that is not what the lines say it must be.
     *
     * @param lineId null where it is a figure of the account itself
     * @param figure the column, e.g. {@code balance_after}; those of accounts start with {@code account.}
     */
    public record Example(long clientId, Long lineId, String figure, String expected, String found) {}
}
