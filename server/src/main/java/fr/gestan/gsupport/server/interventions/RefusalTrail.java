package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Refusals;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Leaves a trace of what the guidance rules refuse: the refusal itself undoes all that its transaction wrote. */
@ApplicationScoped
public class RefusalTrail {

    private final Refusals refusals;

    RefusalTrail(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * What somebody tries to do.
     *
     * @param action as the audit calls it where it is done
     * @param target what it would be done to, or null
     * @param what in a few words, never a text that somebody typed
     */
    public record Attempt(Caller caller, String action, long clientId, String target, String what) {}

    /**
     * Does the work, which must be a transaction of its own, and tells the audit where the rules refuse.
     *
     * @throws Failure.Refused as the work does
     */
    public <T> T follow(Attempt attempt, Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure.Refused refused) {
            write(attempt, refused);
            throw refused;
        }
    }

    private void write(Attempt attempt, Failure.Refused refused) {
        var entry = new Audit.Entry(
                attempt.caller().id(),
                attempt.action(),
                attempt.clientId(),
                attempt.target(),
                attempt.caller().address(),
                "REFUSED",
                attempt.what() + ", " + refused.slug());
        refusals.write(
                entry,
                String.join(
                        " ",
                        entry.actor(),
                        entry.action(),
                        String.valueOf(entry.clientId()),
                        entry.target(),
                        entry.detail()));
    }
}
