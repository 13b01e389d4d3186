package fr.gestan.gsupport.desktop.api;

import fr.gestan.gsupport.api.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a call to the server did not succeed. One kind for each thing that a person can do about it. */
public abstract sealed class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ApiFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The reason that lies behind whatever a call threw. */
    public static ApiFailure of(Throwable thrown) {
        return Failures.of(thrown);
    }

    /**
     * The same reason where it is why the next token could not be had: the call itself was answered 401, so nothing of it
     * was done, whatever became of the token.
     */
    public ApiFailure beforeTheCall() {
        if (this instanceof NoAnswer) {
            return new Unreachable(this);
        }
        return this instanceof ServerInTrouble trouble ? new ServerInTrouble(trouble.status(), false) : this;
    }

    /** Whether the server may have done what was asked, although it did not say so. */
    public abstract boolean outcomeUnknown();

    /** Nobody listens at the address: the request never left. */
    public static final class Unreachable extends ApiFailure {
        private static final long serialVersionUID = 1L;

        Unreachable(Throwable cause) {
            super("The server cannot be reached", cause);
        }

        @Override
        public boolean outcomeUnknown() {
            return false;
        }
    }

    /** The request left, and no answer that can be read came back: a timeout, a broken connection. */
    public static final class NoAnswer extends ApiFailure {
        private static final long serialVersionUID = 1L;

        NoAnswer(Throwable cause) {
            super("The server did not answer", cause);
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }

    /** 401: the login has ended, or never was. */
    public static final class SessionEnded extends ApiFailure {
        private static final long serialVersionUID = 1L;

        /** The login has ended. */
        public SessionEnded() {
            super("Not logged in", null);
        }

        @Override
        public boolean outcomeUnknown() {
            return false;
        }
    }

    /** The server understood and said no, with a problem document. */
    public static final class Refused extends ApiFailure {
        private static final long serialVersionUID = 1L;
        private static final String TYPE_PREFIX = "/problems/";
        private static final int NOT_FOUND = 404;
        private static final int PRECONDITION_FAILED = 412;
        private static final int TOO_MANY_TRIES = 429;
        private static final Set<String> AFTER_THE_KEY_WAS_LOOKED_UP =
                Set.of("idempotency-key-reused", "refused-overdrawn", "refused-do-not-intervene");
        private final transient Problem problem;
        private final Duration retryAfter;

        Refused(Problem problem, Duration retryAfter) {
            super(problem.detail() == null ? problem.title() : problem.detail(), null);
            this.problem = problem;
            this.retryAfter = retryAfter;
        }

        /** How long the server asks to wait before the next try; empty where it does not say. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        /** The stable last part of the problem's type, such as {@code refused-overdrawn}; empty where there is none. */
        public String slug() {
            var type = problem.type() == null ? "" : problem.type();
            return type.substring(type.indexOf(TYPE_PREFIX) < 0 ? type.length() : type.lastIndexOf('/') + 1);
        }

        /** The HTTP status. */
        public int status() {
            return problem.status();
        }

        /**
         * Whether the server had looked the idempotency key up before it said no: then nothing was written with that key,
         * or what was written is known.
         */
        public boolean knowsTheKey() {
            return AFTER_THE_KEY_WAS_LOOKED_UP.contains(slug());
        }

        Problem problem() {
            return problem;
        }

        /** Whether what was asked for does not exist. */
        public boolean isNotFound() {
            return problem.status() == NOT_FOUND;
        }

        /** Whether somebody else has changed meanwhile what was to be changed. */
        public boolean isStale() {
            return problem.status() == PRECONDITION_FAILED;
        }

        /** Whether the server makes wait whoever tried too often. */
        public boolean isTooManyTries() {
            return problem.status() == TOO_MANY_TRIES;
        }

        /** The server's own sentence about this occurrence; may be null. */
        public String detail() {
            return problem.detail();
        }

        /** The fields that were wrong; empty where the problem is not about fields. */
        public List<Problem.Violation> violations() {
            return problem.violations() == null ? List.of() : problem.violations();
        }

        @Override
        public boolean outcomeUnknown() {
            return false;
        }
    }

    /** 5xx: the server, or something between, is in trouble. */
    public static final class ServerInTrouble extends ApiFailure {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final boolean outcomeUnknown;

        ServerInTrouble(int status, boolean outcomeUnknown) {
            super("The server answered " + status, null);
            this.status = status;
            this.outcomeUnknown = outcomeUnknown;
        }

        /** The HTTP status, 500 to 599. */
        public int status() {
            return status;
        }

        @Override
        public boolean outcomeUnknown() {
            return outcomeUnknown;
        }
    }

    /** A defect of the desktop itself. */
    public static final class Unexpected extends ApiFailure {
        private static final long serialVersionUID = 1L;

        Unexpected(Throwable cause) {
            super("Unexpected: " + cause, cause);
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }
}
