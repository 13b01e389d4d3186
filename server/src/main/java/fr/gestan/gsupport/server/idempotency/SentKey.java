package fr.gestan.gsupport.server.idempotency;

import fr.gestan.gsupport.api.ApiHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Tells an empty key from a missing one, which Jakarta REST hands over alike. */
@RequestScoped
class SentKey {

    private final HttpServerRequest request;

    SentKey(HttpServerRequest request) {
        this.request = request;
    }

    boolean isThere() {
        return request.headers().contains(ApiHeaders.IDEMPOTENCY_KEY);
    }
}
