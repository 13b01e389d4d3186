package fr.gestan.gsupport.server.idempotency;

import fr.gestan.gsupport.api.ApiHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.RequestScoped;

/** Tells the sender that the answer at hand repeats an earlier one. */
@RequestScoped
class Replay {

    private final HttpServerResponse response;

    Replay(HttpServerResponse response) {
        this.response = response;
    }

    void mark() {
        response.putHeader(ApiHeaders.IDEMPOTENCY_REPLAYED, "true");
    }
}
