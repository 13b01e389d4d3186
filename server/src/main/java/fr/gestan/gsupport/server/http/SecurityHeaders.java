package fr.gestan.gsupport.server.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Headers that keep browsers from doing more with an answer than it is meant for. */
final class SecurityHeaders {

    private static final String PAGES = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI runs scripts, one of them inline, and sends the requests that its reader tries out. */
    private static final String DOCS = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String NO_DEVICES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

    private static final String A_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** Added at the end, so that a page which knows better keeps its own. */
    static void addTo(RoutingContext request) {
        var path = request.normalizedPath();
        var headers = request.response().headers();
        request.addHeadersEndHandler(nothing -> {
            setIfAbsent(headers, "X-Content-Type-Options", "nosniff");
            setIfAbsent(headers, "Referrer-Policy", "no-referrer");
            setIfAbsent(headers, "X-Frame-Options", "DENY");
            setIfAbsent(headers, "Cross-Origin-Opener-Policy", "same-origin");
            setIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
            setIfAbsent(headers, "Permissions-Policy", NO_DEVICES);
            if (request.request().isSSL()) {
                setIfAbsent(headers, "Strict-Transport-Security", A_YEAR);
            }
            setIfAbsent(headers, "Content-Security-Policy", isOf("/docs", path) ? DOCS : PAGES);
            if (isOf("/api", path)) {
                setIfAbsent(headers, "Cache-Control", "no-store");
            }
        });
    }

    private static void setIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static boolean isOf(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
