package fr.gestan.gsupport.desktop.api;

import fr.gestan.gsupport.api.interventions.InterventionsApi;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.stopwatch.Submission;

/** The one way to record an intervention, from the form and from the outbox. Blocks: see {@link Calls}. */
public final class Recordings {

    private final InterventionsApi interventions;

    public Recordings(InterventionsApi interventions) {
        this.interventions = interventions;
    }

    /**
     * Sends a try with its key, which makes it one line however often it is sent.
     *
     * @param submission has something to send
     * @throws ApiFailure.NoAnswer also where what came back is no answer to this: something between may say yes to all
     */
    public RecordedIntervention record(long clientId, Submission submission) {
        var answer = interventions.record(clientId, submission.key(), submission.sent());
        if (answer == null || answer.id() <= 0 || answer.clientId() != clientId) {
            throw new ApiFailure.NoAnswer(new IllegalStateException("A success that names no line of this client"));
        }
        return answer;
    }

    /**
     * Whether the same may be sent again later: nobody is there, nobody answered, or what answered is not our server,
     * whose refusals have a kind. All others need a person.
     */
    public static boolean isWorthAnotherTry(ApiFailure failure) {
        if (failure instanceof ApiFailure.Refused refused) {
            return refused.isTooManyTries() || refused.slug().isEmpty();
        }
        return failure instanceof ApiFailure.Unreachable
                || failure instanceof ApiFailure.NoAnswer
                || failure instanceof ApiFailure.ServerInTrouble;
    }
}
