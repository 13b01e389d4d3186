package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.Problem;
import java.time.Duration;
import java.util.List;

/**
 * A request that is not done for a reason that its sender can understand. Mapped in one place to a problem document;
 * the message is a sentence for the person who reads it.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;
    private final String title;

    private Failure(int status, String slug, String title, String detail) {
        super(detail, null, false, false);
        if (ProblemType.ofSlug(slug).isEmpty()) {
            throw new IllegalArgumentException("There is no page that explains the problem " + slug);
        }
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable last part of the problem's {@code type}. */
    public String slug() {
        return slug;
    }

    /** The kind of problem in a few words. */
    public String title() {
        return title;
    }

    /** The request itself is wrong. */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem.Violation> violations;

        public Invalid(String field, String message) {
            super(400, "invalid-request", "The request is invalid", "'" + field + "' " + message + ".");
            this.violations = List.of(new Problem.Violation(field, message));
        }

        public List<Problem.Violation> violations() {
            return violations;
        }
    }

    /** No valid login came with the request. */
    public static final class NotLoggedIn extends Failure {
        private static final long serialVersionUID = 1L;

        public NotLoggedIn(String detail) {
            super(401, "unauthorized", "Not logged in", detail);
        }
    }

    /** The caller is known and may not do this. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1L;

        public Forbidden(String detail) {
            super(403, "forbidden", "Not allowed", detail);
        }
    }

    /** There is no such thing. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String detail) {
            super(404, "not-found", "There is no such thing", detail);
        }

        /** A client that does not exist. */
        public static NotFound client(long clientId) {
            return new NotFound("There is no client " + clientId + ".");
        }
    }

    /** The guidance rules refuse the intervention (product.md, "What to do for this client"). */
    public static final class Refused extends Failure {
        private static final long serialVersionUID = 1L;

        public Refused(String slug, String sentence) {
            super(409, slug, "The rules refuse this intervention", sentence);
        }
    }

    /** The state of the resource stands against the request. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1L;

        public Conflict(String slug, String title, String detail) {
            super(409, slug, title, detail);
        }
    }

    /** Somebody changed the resource since the caller read it. */
    public static final class Stale extends Failure {
        private static final long serialVersionUID = 1L;

        public Stale(String detail) {
            super(412, "precondition-failed", "Somebody was faster", detail);
        }
    }

    /** A header that the request needs is missing. */
    public static final class HeaderMissing extends Failure {
        private static final long serialVersionUID = 1L;

        public HeaderMissing(String header, String why) {
            super(
                    428,
                    "precondition-required",
                    "A required header is missing",
                    "The header " + header + " is missing: " + why + ".");
        }
    }

    /** The idempotency key has already been used for another request. */
    public static final class KeyReused extends Failure {
        private static final long serialVersionUID = 1L;

        public KeyReused() {
            super(
                    422,
                    "idempotency-key-reused",
                    "The idempotency key belongs to another request",
                    "This Idempotency-Key has already been used for another request. Use a new key for a new request.");
        }
    }

    /** Something that the request needs does not answer at the moment. */
    public static final class NotReady extends Failure {
        private static final long serialVersionUID = 1L;

        public NotReady(String detail) {
            super(503, "service-unavailable", "Not ready", detail);
        }
    }

    /** Too many tries. */
    public static final class TooManyTries extends Failure {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        public TooManyTries(Duration retryAfter) {
            super(
                    429,
                    "too-many-tries",
                    "Too many tries",
                    "Too many tries. Try again in " + retryAfter.toSeconds() + " seconds.");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
