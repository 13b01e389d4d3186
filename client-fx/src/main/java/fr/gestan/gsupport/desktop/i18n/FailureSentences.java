package fr.gestan.gsupport.desktop.i18n;

import fr.gestan.gsupport.desktop.api.ApiFailure;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what happened and what to do about it, by kind of problem. */
public final class FailureSentences {

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

    private String refused(ApiFailure.Refused refused) {
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
