package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.FeignException;
import feign.Response;
import feign.codec.ErrorDecoder;
import fr.gestan.gsupport.api.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Turns what goes wrong between desktop and server into an {@link ApiFailure}. */
final class Failures implements ErrorDecoder {

    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;

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
            return new ApiFailure.ServerInTrouble(response.status());
        }
        return new ApiFailure.Refused(problemOf(response));
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
