package fr.gestan.gsupport.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Hands every exception of a resource to {@link Problems}; the classes named are those the framework would answer. */
class ProblemMapper {

    private final Problems problems;
    private final AllowedMethods allowedMethods;
    private final ObjectMapper json;

    ProblemMapper(Problems problems, AllowedMethods allowedMethods, ObjectMapper json) {
        this.problems = problems;
        this.allowedMethods = allowedMethods;
        this.json = json;
    }

    @ServerExceptionMapper({
        Throwable.class,
        Failure.class,
        WebApplicationException.class,
        ValidationException.class,
        StreamReadException.class,
        MismatchedInputException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        AuthenticationFailedException.class
    })
    Response answer(Throwable thrown, UriInfo address) throws JsonProcessingException {
        if (thrown instanceof WebApplicationException other
                && other.getResponse().getStatus() < 400) {
            return other.getResponse();
        }
        var answer = problems.of(thrown);
        var response = Response.status(answer.status()).type(ProblemAnswer.MEDIA_TYPE);
        answer.headers().forEach(response::header);
        if (answer.status() == 405) {
            response.header(HttpHeaders.ALLOW, allowedMethods.at(address.getPath()));
        }
        return response.entity(json.writeValueAsString(answer.problem())).build();
    }
}
