package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.Problem;
import fr.gestan.gsupport.server.database.DatabaseTrouble;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells what went wrong as a problem document (api.md, "Errors"): the one place that turns exceptions into answers. */
@ApplicationScoped
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final String RETRY_AFTER = "Retry-After";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String SECONDS_UNTIL_READY = "5";

    private final SeldomWarning noDatabase = new SeldomWarning(LOG, "The database does not answer");

    /** The answer to a request that ended with this exception. What nobody foresaw is logged and says no more than that. */
    ProblemAnswer of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return of(failure);
            }
            if (cause instanceof ConstraintViolationException invalid && ViolatedFields.areOfTheRequest(invalid)) {
                return invalid(ViolatedFields.of(invalid));
            }
            if (cause instanceof LargestBody.NotRead body) {
                return ofStatus(body.status());
            }
        }
        if (DatabaseTrouble.isBehind(thrown)) {
            return databaseTrouble(thrown);
        }
        if (thrown instanceof WebApplicationException refused) {
            return of(refused);
        }
        var unreadable = UnreadableJson.in(thrown);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        if (thrown instanceof AuthenticationFailedException) {
            return of(new Failure.NotLoggedIn("This token or key is unknown, has ended or was revoked. Log in again."));
        }
        if (thrown instanceof UnauthorizedException) {
            return ofStatus(401);
        }
        if (thrown instanceof ForbiddenException) {
            return ofStatus(403);
        }
        return internalError(thrown);
    }

    /** The answer where only an HTTP status is known. */
    ProblemAnswer ofStatus(int status) {
        var type = ProblemType.ofStatus(status);
        var detail = switch (type) {
            case UNAUTHORIZED -> "Log in first, and send the header 'Authorization: Bearer <token>'.";
            case FORBIDDEN -> "Your roles or scopes do not allow this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not know this method; the header Allow names those it knows.";
            case NOT_ACCEPTABLE -> "None of the formats in the header Accept can be had here.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send JSON, uncompressed, with the header 'Content-Type: application/json'.";
            case PAYLOAD_TOO_LARGE -> "The request is larger than " + LargestBody.BYTES / 1024 + " KiB.";
            case SERVICE_UNAVAILABLE -> "The server is not ready. Try again.";
            default -> type.title() + ".";
        };
        var answer = ProblemAnswer.of(type, detail);
        return switch (type) {
            case UNAUTHORIZED -> answer.with(WWW_AUTHENTICATE, "Bearer");
            case SERVICE_UNAVAILABLE -> answer.with(RETRY_AFTER, SECONDS_UNTIL_READY);
            default -> answer;
        };
    }

    private static ProblemAnswer of(Failure failure) {
        var problem = new Problem(
                ProblemType.uriOf(failure.slug()),
                failure.title(),
                failure.status(),
                failure.getMessage(),
                failure instanceof Failure.Invalid invalid ? invalid.violations() : null);
        if (failure instanceof Failure.TooManyTries tries) {
            long seconds = Math.max(1, tries.retryAfter().toSeconds());
            return new ProblemAnswer(problem, Map.of(RETRY_AFTER, String.valueOf(seconds)));
        }
        if (failure instanceof Failure.NotLoggedIn) {
            return new ProblemAnswer(problem, Map.of(WWW_AUTHENTICATE, "Bearer"));
        }
        if (failure instanceof Failure.NotReady) {
            return new ProblemAnswer(problem, Map.of(RETRY_AFTER, SECONDS_UNTIL_READY));
        }
        return new ProblemAnswer(problem, Map.of());
    }

    private ProblemAnswer of(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        if (status >= 500 && status != 503) {
            return internalError(refused);
        }
        var unreadable = UnreadableJson.in(refused.getCause());
        if (status == 400 && unreadable.isPresent()) {
            return unreadable.get();
        }
        return ofStatus(status);
    }

    private static ProblemAnswer invalid(List<Problem.Violation> violations) {
        var detail = new StringBuilder();
        for (var violation : violations) {
            detail.append(detail.isEmpty() ? "'" : " '")
                    .append(violation.field())
                    .append("' ")
                    .append(violation.message())
                    .append('.');
        }
        return ProblemAnswer.of(ProblemType.INVALID_REQUEST, detail.toString(), violations, Map.of());
    }

    private ProblemAnswer databaseTrouble(Throwable thrown) {
        var deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        noDatabase.warn(deepest.getMessage());
        return ProblemAnswer.of(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "The database does not answer at the moment. Try again; with the same Idempotency-Key nothing is"
                                + " done twice.")
                .with(RETRY_AFTER, SECONDS_UNTIL_READY);
    }

    private static ProblemAnswer internalError(Throwable thrown) {
        var id = UUID.randomUUID();
        LOG.errorf(thrown, "Error %s", id);
        return ProblemAnswer.of(
                ProblemType.INTERNAL_ERROR,
                "This is a defect of gSupport. It is in the server's log as error " + id
                        + "; tell the administrator that number.");
    }
}
