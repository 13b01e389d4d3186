package fr.gestan.gsupport.server.http;

import io.vertx.ext.web.RoutingContext;

/** Headers that keep browsers from doing more with an answer than it is meant for. */
final class SecurityHeaders {

    private static final String PAGES = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI runs scripts, one of them inline, and sends the requests that its reader tries out. */
    private static final String DOCS = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void addTo(RoutingContext request) {
        var path = request.normalizedPath();
        var headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", isOf("/docs", path) ? DOCS : PAGES);
        if (isOf("/api", path)) {
            headers.set("Cache-Control", "no-store");
        }
    }

    private static boolean isOf(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
