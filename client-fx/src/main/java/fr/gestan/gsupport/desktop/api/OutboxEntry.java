package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.gestan.gsupport.api.Problem;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.desktop.stopwatch.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * An intervention that the technician recorded and the server has not confirmed.
 *
 * @param id of this entry and no other
 * @param number rises from entry to entry of one window: the order in which they are sent
 * @param companyName of the client, to show
 * @param since when the technician recorded it, by the computer's clock
 * @param submission what is sent, its key, and how far the tries with it have come
 * @param problem why the server refused it; null as long as it waits to be sent
 */
public record OutboxEntry(
        String id,
        long number,
        long clientId,
        String companyName,
        Instant since,
        Submission submission,
        Problem problem) {

    /** Why it waits for the technician; empty as long as it waits for the server. */
    @JsonIgnore
    public Optional<ApiFailure.Refused> refusal() {
        return Optional.ofNullable(problem).map(refused -> new ApiFailure.Refused(refused, null));
    }

    @JsonIgnore
    public boolean isRefused() {
        return problem != null;
    }

    /** The same before one more try with the same content. */
    OutboxEntry tryingAgain() {
        return with(submission.trying(submission.sent()), null);
    }

    /** The same as a task for the technician. */
    OutboxEntry refused(Problem why, boolean knowsTheKey) {
        return with(submission.refused(knowsTheKey), why);
    }

    /** The same with a reason for an exception: what was refused is another request now. */
    OutboxEntry byException(String reason) {
        var sent = submission.sent();
        var pleading = new NewIntervention(
                sent.summary(),
                sent.advice(),
                sent.billing(),
                sent.freeReason(),
                sent.durationMinutes(),
                sent.measuredSeconds(),
                sent.inviteToFacebook(),
                sent.startedAt(),
                reason.strip());
        return with(submission.trying(pleading), null);
    }

    private OutboxEntry with(Submission next, Problem why) {
        return new OutboxEntry(id, number, clientId, companyName, since, next, why);
    }
}
