package fr.gestan.gsupport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param type {@code /problems/<slug>}: stable, and the path of a page that explains it
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail a sentence about this occurrence: what happened and what to do
 * @param violations the fields that were wrong; null where the problem is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, List<Violation> violations) {

    /**
     * One field of a request that was wrong.
     *
     * @param field its name as in the request, with a path where nested
     * @param message what must hold
     */
    public record Violation(String field, String message) {}
}
