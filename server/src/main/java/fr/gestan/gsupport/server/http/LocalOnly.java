package fr.gestan.gsupport.server.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps the metrics for programs on the server's own machine (api.md: "loopback or its own port"). A request that a
 * proxy passed on comes from elsewhere, although the proxy is near.
 */
@ApplicationScoped
class LocalOnly {

    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    void register(@Observes Router router) {
        router.route("/q/metrics*").order(Integer.MIN_VALUE + 1).handler(LocalOnly::check);
    }

    private static void check(RoutingContext request) {
        if (isLocal(request)) {
            request.next();
        } else {
            request.fail(404);
        }
    }

    private static boolean isLocal(RoutingContext request) {
        if (OF_PROXIES.stream().anyMatch(request.request().headers()::contains)) {
            return false;
        }
        try {
            return InetAddress.getByName(request.request().remoteAddress().hostAddress())
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
