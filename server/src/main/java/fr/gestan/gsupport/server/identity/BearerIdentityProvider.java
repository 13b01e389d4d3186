package fr.gestan.gsupport.server.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a security identity of a token or API key: its roles are the person's roles or the key's scopes. */
@ApplicationScoped
class BearerIdentityProvider implements IdentityProvider<BearerRequest> {

    private final Callers callers;

    BearerIdentityProvider(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Class<BearerRequest> getRequestType() {
        return BearerRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request));
    }

    private SecurityIdentity identify(BearerRequest request) {
        var hash = Secrets.hash(request.secret());
        boolean isKey = request.secret().startsWith(Secrets.API_KEY_PREFIX);
        var caller = (isKey ? callers.byApiKey(hash, request.address()) : callers.bySession(hash, request.address()))
                .orElseThrow(AuthenticationFailedException::new);
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .addAttribute(CurrentCaller.SECRET_HASH, hash)
                .addRoles(caller.scopes());
        if (!isKey) {
            identity.addRole(Rights.PERSON);
            caller.roles().forEach(role -> identity.addRole(role.name()));
        }
        return identity.build();
    }
}
