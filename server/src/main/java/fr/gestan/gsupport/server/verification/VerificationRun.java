package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.server.ledger.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * A run over the whole ledger.
 *
 * @param lines null, as are accounts and findings, where nothing could be checked
 * @param failure why nothing could be checked, or null
 * @param examples of what does not hold; every account that can be named is named
 */
record VerificationRun(
        Instant at, Duration took, Long lines, Long accounts, Long findings, String failure, List<Finding> examples) {

    static final int MOST_EXAMPLES = 20;

    VerificationRun {
        examples = List.copyOf(examples);
    }

    static VerificationRun of(Instant at, Verification.Result result) {
        return new VerificationRun(
                at,
                result.took(),
                result.lines(),
                result.accounts(),
                result.findingCount(),
                null,
                examples(result.findings()));
    }

    static VerificationRun failed(Instant at, Duration took, String why) {
        return new VerificationRun(at, took, null, null, null, why, List.of());
    }

    /** Whether somebody has to do something about it. */
    boolean isToBeTold() {
        return failure != null || findings > 0;
    }

    /** The first finding of each account before the second of any. */
    private static List<Finding> examples(List<Finding> findings) {
        var seen = new HashMap<Long, Integer>();
        record Placed(Finding finding, int ofItsAccount) {}
        return findings.stream()
                .map(finding -> new Placed(finding, seen.merge(finding.clientId(), 1, Integer::sum)))
                .sorted(Comparator.comparingInt(Placed::ofItsAccount))
                .limit(MOST_EXAMPLES)
                .map(Placed::finding)
                .sorted(Comparator.comparingLong(Finding::clientId))
                .toList();
    }
}
