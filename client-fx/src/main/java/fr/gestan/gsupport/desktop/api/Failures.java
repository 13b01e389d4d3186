package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.FeignException;
import feign.Response;
import feign.codec.ErrorDecoder;
import fr.gestan.gsupport.api.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Turns what goes wrong between desktop and server into an {@link ApiFailure}. */
final class Failures implements ErrorDecoder {

    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final ObjectMapper json;

    Failures(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Exception decode(String methodKey, Response response) {
        if (response.status() == UNAUTHORIZED) {
            return new ApiFailure.SessionEnded();
        }
        if (response.status() >= SERVER_ERROR) {
            return new ApiFailure.ServerInTrouble(response.status(), true);
        }
        return new ApiFailure.Refused(problemOf(response), retryAfter(response));
    }

    /** In seconds, as our server says it; the header's other form, a date, counts as nothing said: null. */
    private static Duration retryAfter(Response response) {
        return response.headers().getOrDefault(HttpHeaders.RETRY_AFTER, List.of()).stream()
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)))
                .findFirst()
                .orElse(null);
    }

    /** Something in between (a proxy) may answer with a page of its own: the status alone then has to do. */
    private Problem problemOf(Response response) {
        var withoutDocument = new Problem(null, response.reason(), response.status(), null, null);
        if (response.body() == null) {
            return withoutDocument;
        }
        try (var body = response.body().asInputStream()) {
            var problem = json.readValue(body, Problem.class);
            return problem == null ? withoutDocument : problem;
        } catch (IOException e) {
            return withoutDocument;
        }
    }

    static ApiFailure of(Throwable thrown) {
        if (thrown instanceof ApiFailure failure) {
            return failure;
        }
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return new ApiFailure.Unreachable(thrown);
            }
        }
        return thrown instanceof FeignException ? new ApiFailure.NoAnswer(thrown) : new ApiFailure.Unexpected(thrown);
    }
}
