package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.server.identity.sso.SingleSignOn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class SessionsResource implements SessionsApi {

    private final Logins logins;
    private final SingleSignOn singleSignOn;
    private final CurrentCaller caller;
    private final HttpServerRequest request;

    SessionsResource(Logins logins, SingleSignOn singleSignOn, CurrentCaller caller, HttpServerRequest request) {
        this.logins = logins;
        this.singleSignOn = singleSignOn;
        this.caller = caller;
        this.request = request;
    }

    @Override
    @PermitAll
    @ResponseStatus(201)
    public Session open(Credentials credentials) {
        return logins.open(credentials, request.remoteAddress().hostAddress());
    }

    @Override
    @RolesAllowed(Rights.PERSON)
    public void close() {
        logins.close(caller.get(), caller.secretHash());
        caller.signedUntil().ifPresent(end -> singleSignOn.signOff(caller.secretHash(), end));
    }
}
