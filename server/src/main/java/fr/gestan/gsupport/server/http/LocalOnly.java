package fr.gestan.gsupport.server.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the metrics for programs on the server's own machine (api.md: "loopback or its own port"). A request that a
 * proxy passed on comes from elsewhere, although the proxy is near; one that says nothing of itself shows by the name
 * under which the server was called.
 */
@ApplicationScoped
class LocalOnly {

    private static final List<String> OF_PROXIES = List.of("forwarded", "x-real-ip", "via");
    private static final String OF_MORE_PROXIES = "x-forwarded-";

    void register(@Observes Router router) {
        router.route("/q/metrics*").order(Integer.MIN_VALUE + 1).handler(LocalOnly::check);
    }

    private static void check(RoutingContext request) {
        if (isLocal(request.request())) {
            request.next();
        } else {
            request.fail(404);
        }
    }

    private static boolean isLocal(HttpServerRequest request) {
        return !isPassedOn(request)
                && isLoopback(request.remoteAddress().hostAddress())
                && request.authority() != null
                && isLoopbackName(request.authority().host());
    }

    private static boolean isPassedOn(HttpServerRequest request) {
        return request.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith(OF_MORE_PROXIES));
    }

    private static boolean isLoopbackName(String host) {
        return host.equalsIgnoreCase("localhost")
                || (NetUtil.createByteArrayFromIpAddressString(host) != null && isLoopback(host));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
