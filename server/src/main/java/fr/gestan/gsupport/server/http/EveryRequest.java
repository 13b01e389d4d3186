package fr.gestan.gsupport.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/** What holds for every request, also for those that reach no resource: security headers, size, problem documents. */
@ApplicationScoped
class EveryRequest {

    private final Problems problems;
    private final ObjectMapper json;

    EveryRequest(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin).failureHandler(this::answerFailure);
        router.route().last().handler(request -> request.fail(404));
        // An address that can not be decoded fails before there is a route for it.
        router.errorHandler(400, this::answerFailure);
    }

    private void begin(RoutingContext request) {
        SecurityHeaders.addTo(request);
        if (announcedLength(request) > LargestBody.BYTES) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.fail(413);
            return;
        }
        if (isCompressed(request) || hasNoReadableType(request)) {
            request.fail(415);
            return;
        }
        request.next();
    }

    /** Nothing is unpacked here, so that nothing small can become large. */
    private static boolean isCompressed(RoutingContext request) {
        var encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    /** The framework would fail where it chooses among methods by what they produce. */
    private static boolean hasNoReadableType(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        try {
            return type != null && MediaType.valueOf(type) == null;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static long announcedLength(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void answerFailure(RoutingContext request) {
        if (request.response().headWritten()) {
            request.request().connection().close();
            return;
        }
        var answer = request.failure() == null || isOnlyAStatus(request)
                ? problems.ofStatus(request.statusCode())
                : problems.of(request.failure());
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE);
        try {
            response.end(json.writeValueAsString(answer.problem()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem document is always JSON", e);
        }
    }

    /** Vert.x wraps a status of its own in an exception of its own. */
    private static boolean isOnlyAStatus(RoutingContext request) {
        return request.failure() instanceof HttpException;
    }
}
