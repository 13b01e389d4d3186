package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.server.identity.sso.SignedOn;
import fr.gestan.gsupport.server.identity.sso.SignedToken;
import fr.gestan.gsupport.server.identity.sso.SingleSignOn;
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
    private final SingleSignOn singleSignOn;

    BearerIdentityProvider(Callers callers, SingleSignOn singleSignOn) {
        this.callers = callers;
        this.singleSignOn = singleSignOn;
    }

    @Override
    public Class<BearerRequest> getRequestType() {
        return BearerRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerRequest request, AuthenticationRequestContext context) {
        if (!SignedToken.hasItsForm(request.secret())) {
            return context.runBlocking(() -> identify(request));
        }
        var hash = Secrets.hash(SignedToken.signedPart(request.secret()));
        return singleSignOn
                .identify(request.secret())
                .chain(person -> context.runBlocking(() -> identify(person, hash, request.address())));
    }

    private SecurityIdentity identify(SignedOn person, byte[] hash, String address) {
        var account = callers.byCode(person.code(), hash, address).orElseThrow(AuthenticationFailedException::new);
        var caller = person.roles() == null ? account : account.with(person.roles());
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .addAttribute(CurrentCaller.SECRET_HASH, hash)
                .addAttribute(CurrentCaller.SIGNED_UNTIL, person.expiresAt())
                .addRole(Rights.PERSON);
        caller.roles().forEach(role -> identity.addRole(role.name()));
        return identity.build();
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
