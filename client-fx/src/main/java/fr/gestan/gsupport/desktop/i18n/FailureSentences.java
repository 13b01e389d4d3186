package fr.gestan.gsupport.desktop.i18n;

import fr.gestan.gsupport.desktop.api.ApiFailure;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what happened and what to do about it, by kind of problem. */
public final class FailureSentences {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int ALMOST_A_SECOND = 999;

    private final Messages messages;

    public FailureSentences(Messages messages) {
        this.messages = messages;
    }

    /** One or two sentences for the technician. */
    public String of(ApiFailure failure) {
        if (failure instanceof ApiFailure.Refused refused) {
            return refused(refused);
        }
        if (failure instanceof ApiFailure.Unreachable) {
            return messages.text("problem.unreachable");
        }
        if (failure instanceof ApiFailure.NoAnswer) {
            return messages.text("problem.no-answer");
        }
        if (failure instanceof ApiFailure.SessionEnded) {
            return messages.text("problem.session-ended");
        }
        if (failure instanceof ApiFailure.ServerInTrouble trouble) {
            return messages.text("problem.server-in-trouble", trouble.status());
        }
        return messages.text("problem.unexpected");
    }

    /** Says how long to wait after too many tries. */
    public String tooManyTries(Duration wait) {
        long seconds = wait.plusMillis(ALMOST_A_SECOND).toSeconds();
        var minutes = seconds / SECONDS_PER_MINUTE;
        var time = minutes == 0
                ? messages.text("problem.too-many-tries.seconds", String.valueOf(seconds))
                : messages.text(
                        "problem.too-many-tries.minutes",
                        String.valueOf(minutes),
                        String.valueOf(seconds % SECONDS_PER_MINUTE));
        return messages.text("problem.too-many-tries.wait", time);
    }

    private String refused(ApiFailure.Refused refused) {
        if (refused.retryAfter().isPresent() && refused.isTooManyTries()) {
            return tooManyTries(refused.retryAfter().get());
        }
        var fields = refused.violations().stream()
                .map(violation -> "problem.field." + violation.field())
                .filter(messages::knows)
                .distinct()
                .map(messages::text)
                .collect(Collectors.joining(" "));
        if (!fields.isEmpty()) {
            return fields;
        }
        var key = "problem." + refused.slug();
        return messages.knows(key)
                ? messages.text(key)
                : messages.text("problem.other", refused.status(), Objects.requireNonNullElse(refused.detail(), ""));
    }
}
