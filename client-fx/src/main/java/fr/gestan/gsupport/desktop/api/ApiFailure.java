package fr.gestan.gsupport.desktop.api;

import fr.gestan.gsupport.api.Problem;
import java.util.List;

/** Why a call to the server did not succeed. One kind for each thing that a person can do about it. */
public abstract sealed class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ApiFailure(String message, Throwable cause) {
        super(message, cause);
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

        SessionEnded() {
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
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.detail() == null ? problem.title() : problem.detail(), null);
            this.problem = problem;
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

        /** Whether what was asked for does not exist. */
        public boolean isNotFound() {
            return problem.status() == NOT_FOUND;
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

        ServerInTrouble(int status) {
            super("The server answered " + status, null);
            this.status = status;
        }

        /** The HTTP status, 500 to 599. */
        public int status() {
            return status;
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
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
