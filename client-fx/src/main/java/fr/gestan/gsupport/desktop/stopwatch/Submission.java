package fr.gestan.gsupport.desktop.stopwatch;

import fr.gestan.gsupport.api.interventions.NewIntervention;
import java.util.UUID;

/**
 * The tries to record one draft. As long as a try may have been recorded, the key stays, so that the draft is recorded
 * once at most; a definite refusal frees the draft for another key once its content changes.
 *
 * @param key the idempotency key of the last try and, while the content stays, of the next one
 * @param sent what the last try sent; null before the first
 * @param outcome how far the tries with this key have come
 */
public record Submission(String key, NewIntervention sent, Outcome outcome) {

    /** How far the tries with one key have come. */
    public enum Outcome {
        NOT_TRIED,
        /** The first try is under way, or nobody knows how it ended. */
        TRIED,
        /** There was another try after one that nobody knows the end of. */
        TRIED_AGAIN,
        /** Nothing was written with this key, or what was written is known: another content may have another key. */
        SETTLED
    }

    /** Before the first try. */
    public static Submission fresh() {
        return new Submission(UUID.randomUUID().toString(), null, Outcome.NOT_TRIED);
    }

    /** Whether there was a try that nobody knows the end of. */
    boolean isUnanswered() {
        return outcome == Outcome.TRIED || outcome == Outcome.TRIED_AGAIN;
    }

    /** The next try with this content: to be kept before anything is sent. */
    public Submission trying(NewIntervention content) {
        return switch (outcome) {
            case NOT_TRIED -> new Submission(key, content, Outcome.TRIED);
            case TRIED, TRIED_AGAIN -> new Submission(key, content, Outcome.TRIED_AGAIN);
            case SETTLED ->
                new Submission(content.equals(sent) ? key : UUID.randomUUID().toString(), content, Outcome.TRIED);
        };
    }

    /**
     * The server said no to the last try.
     *
     * @param knowsTheKey whether the server had looked the key up before it said no: only then does the answer also
     *     settle how earlier tries ended
     */
    public Submission refused(boolean knowsTheKey) {
        return outcome == Outcome.TRIED || knowsTheKey ? new Submission(key, sent, Outcome.SETTLED) : this;
    }
}
