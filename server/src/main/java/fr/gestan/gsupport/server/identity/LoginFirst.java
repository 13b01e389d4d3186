package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.ApiPaths;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Who is not logged in learns nothing of the API, not even which paths and fields it has: 401 comes before everything
 * else. This only settles that order; who may do what is written at each resource method.
 */
@ApplicationScoped
class LoginFirst implements HttpSecurityPolicy {

    private static final String API = "/api/";
    private static final Set<String> LOGINS = Set.of(ApiPaths.V1 + "/sessions", ApiPaths.V1 + "/sessions/refresh");

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        var path = request.normalizedPath();
        boolean isLogin = request.request().method().equals(HttpMethod.POST) && LOGINS.contains(path);
        if (isLogin || !path.startsWith(API)) {
            return CheckResult.permit();
        }
        return identity.map(caller -> new CheckResult(!caller.isAnonymous()));
    }
}
