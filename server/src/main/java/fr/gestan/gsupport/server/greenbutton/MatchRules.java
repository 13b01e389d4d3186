package fr.gestan.gsupport.server.greenbutton;

import fr.gestan.gsupport.api.greenbutton.FoundClients.Match;
import java.util.Comparator;
import java.util.List;

/** Which account it is (product.md, "The green button"): one is opened without a question only where nothing contradicts. */
final class MatchRules {

    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingInt(Hit::weight).reversed().thenComparingLong(Hit::clientId);

    private MatchRules() {}

    /** @param clientIds best first */
    record Verdict(Match match, List<Long> clientIds) {}

    /**
     * Each proof narrows down what those ahead of it left. One that points at none of these, but at other accounts,
     * contradicts: then all are for somebody to choose from.
     *
     * @param hits all accounts that anything points at
     */
    static Verdict decide(List<Hit> hits) {
        if (hits.isEmpty()) {
            return new Verdict(Match.NONE, List.of());
        }
        var left = hits;
        for (var proof : Hit.Proof.values()) {
            if (hits.stream().anyMatch(hit -> hit.has(proof))) {
                left = left.stream().filter(hit -> hit.has(proof)).toList();
            }
        }
        if (left.isEmpty()) {
            return new Verdict(Match.SEVERAL, ids(hits));
        }
        var likely = withTheRightPostalCode(left);
        boolean sure = likely.size() == 1 && !likely.get(0).isDoubtful();
        return new Verdict(sure ? Match.ONE : Match.SEVERAL, ids(likely));
    }

    private static List<Hit> withTheRightPostalCode(List<Hit> hits) {
        var right = hits.stream().filter(hit -> !hit.otherPostalCode()).toList();
        return right.isEmpty() ? hits : right;
    }

    private static List<Long> ids(List<Hit> hits) {
        return hits.stream().sorted(BEST_FIRST).map(Hit::clientId).toList();
    }
}
