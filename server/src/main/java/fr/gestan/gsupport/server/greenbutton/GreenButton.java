package fr.gestan.gsupport.server.greenbutton;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.greenbutton.FoundClients;
import fr.gestan.gsupport.api.greenbutton.FoundClients.Match;
import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.clients.ClientSummaries;
import fr.gestan.gsupport.server.events.Signals;
import fr.gestan.gsupport.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From a Gestan at hand to an account (product.md, "The green button"). What that Gestan tells is looked up and believed
 * in nothing: who asks sees what a search would show, and each time is in the audit.
 */
@ApplicationScoped
class GreenButton {

    private static final int MOST_CANDIDATES = 20;
    private static final int LONGEST_QUERY = 200;

    private final Hits hits;
    private final ClientSummaries summaries;
    private final Signals signals;
    private final Audit audit;
    private final Clock clock;

    GreenButton(Hits hits, ClientSummaries summaries, Signals signals, Audit audit, Clock clock) {
        this.hits = hits;
        this.summaries = summaries;
        this.signals = signals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks up, and has the desktop of the technician who is named open what is found. */
    FoundClients find(GestanAtHand told, Caller caller) {
        var verdict = MatchRules.decide(hits.of(told));
        var ids = verdict.clientIds().stream().limit(MOST_CANDIDATES).toList();
        var candidates = summaries.inOrder(ids);
        audit.write(entry(verdict, caller), clock.instant());
        if (told.technician() != null) {
            tell(told.technician().strip(), verdict.match(), ids, told);
        }
        return new FoundClients(verdict.match(), candidates, uri(verdict.match(), candidates, told));
    }

    private void tell(String technician, Match match, List<Long> ids, GestanAtHand told) {
        if (match == Match.NONE) {
            signals.notFound(technician, query(told));
        } else {
            signals.found(technician, ids, match == Match.ONE);
        }
    }

    private static String uri(Match match, List<ClientSummary> candidates, GestanAtHand told) {
        return switch (match) {
            case ONE -> "gsupport://clients/" + candidates.get(0).id();
            case SEVERAL ->
                candidates.stream()
                        .map(candidate -> String.valueOf(candidate.id()))
                        .collect(Collectors.joining(",", "gsupport://choice?ids=", ""));
            case NONE -> {
                var query = query(told);
                yield query == null
                        ? null
                        : "gsupport://search?q="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                                        .replace("+", "%20");
            }
        };
    }

    /** What a person would search for; null where nothing was told. */
    private static String query(GestanAtHand told) {
        var id = told.clientId() == null ? null : told.clientId().toString();
        for (var text : new String[] {told.companyName(), told.email(), told.licenceNumber(), id}) {
            if (text != null) {
                return text.strip().substring(0, Math.min(text.strip().length(), LONGEST_QUERY));
            }
        }
        return null;
    }

    /** Names no account but the one that was found, and nothing of what was told. */
    private static Audit.Entry entry(MatchRules.Verdict verdict, Caller caller) {
        boolean one = verdict.match() == Match.ONE;
        return new Audit.Entry(
                caller.id(),
                "green-button.find",
                one ? verdict.clientIds().get(0) : null,
                one ? "client " + verdict.clientIds().get(0) : null,
                caller.address(),
                "OK",
                verdict.match() + (one ? "" : ", " + verdict.clientIds().size() + " accounts"));
    }
}
