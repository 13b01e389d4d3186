package fr.gestan.gsupport.server.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes each connection for HTTP/1.1 from its first byte: {@code quarkus.http.http2} is about TLS alone. */
@ApplicationScoped
class ClearTextServer implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
