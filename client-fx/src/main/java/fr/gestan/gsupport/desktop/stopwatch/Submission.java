package fr.gestan.gsupport.desktop.stopwatch;

import fr.gestan.gsupport.api.interventions.NewIntervention;
import java.util.UUID;

/**
 * The tries to record one draft. As long as a try may have reached the server, the key stays, so that the draft is
 * recorded once at most; a definite refusal frees it for another content.
 *
 * @param key the idempotency key of the next try
 * @param sent what the last try sent; null before the first
 * @param outcome how the last try ended
 */
public record Submission(String key, NewIntervention sent, Outcome outcome) {

    /** How the last try to record ended. */
    public enum Outcome {
        NOT_TRIED,
        /** Under way, or nobody knows whether the server did it. */
        UNKNOWN,
        /** The server wrote nothing, and said so. */
        REFUSED
    }

    /** Before the first try. */
    public static Submission fresh() {
        return new Submission(UUID.randomUUID().toString(), null, Outcome.NOT_TRIED);
    }

    /** The next try with this content: to be kept before anything is sent. */
    public Submission trying(NewIntervention content) {
        var spent = outcome == Outcome.REFUSED && !content.equals(sent);
        return new Submission(spent ? UUID.randomUUID().toString() : key, content, Outcome.UNKNOWN);
    }

    /** The server wrote nothing. */
    public Submission refused() {
        return new Submission(key, sent, Outcome.REFUSED);
    }
}
