package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.server.http.ClientAddress;
import fr.gestan.gsupport.server.identity.sso.SignedToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * {@code Authorization: Bearer …}, with a person's access token or an API key, of our own or signed by the provider of
 * single sign-on. The only mechanism there is: the one that quarkus-oidc brings is left out of the build, so that no
 * token gets around {@link Caller}.
 */
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer";
    private static final int LONGEST_SECRET = 200;
    private static final int LONGEST_SIGNED_TOKEN = 12_000;

    private final ClientAddress clientAddress;

    BearerMechanism(ClientAddress clientAddress) {
        this.clientAddress = clientAddress;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var secret = secret(request);
        if (secret == null) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(new BearerRequest(secret, clientAddress.of(request.request())));
    }

    private static String secret(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        var prefix = SCHEME + " ";
        if (header == null || !header.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return null;
        }
        var secret = header.substring(prefix.length()).strip();
        int longest = SignedToken.hasItsForm(secret) ? LONGEST_SIGNED_TOKEN : LONGEST_SECRET;
        return secret.isEmpty() || secret.length() > longest ? null : secret;
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        boolean sentSomething = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        request.fail(401, sentSomething ? new AuthenticationFailedException() : new UnauthorizedException());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
