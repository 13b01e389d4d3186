package fr.gestan.gsupport.server.identity.sessions;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Refresh;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.server.http.ClientAddress;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.identity.sso.SingleSignOn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class SessionsResource implements SessionsApi {

    private final Logins logins;
    private final Sessions sessions;
    private final SingleSignOn singleSignOn;
    private final CurrentCaller caller;
    private final HttpServerRequest request;
    private final ClientAddress clientAddress;

    SessionsResource(
            Logins logins,
            Sessions sessions,
            SingleSignOn singleSignOn,
            CurrentCaller caller,
            HttpServerRequest request,
            ClientAddress clientAddress) {
        this.logins = logins;
        this.sessions = sessions;
        this.singleSignOn = singleSignOn;
        this.caller = caller;
        this.request = request;
        this.clientAddress = clientAddress;
    }

    @Override
    @PermitAll
    @ResponseStatus(201)
    public Session open(Credentials credentials) {
        return logins.open(credentials, clientAddress.of(request));
    }

    @Override
    @PermitAll
    public Session refresh(Refresh refresh) {
        return sessions.refresh(refresh.refreshToken(), clientAddress.of(request));
    }

    @Override
    @RolesAllowed(Rights.PERSON)
    public void close() {
        logins.close(caller.get(), caller.secretHash());
        caller.signedUntil().ifPresent(end -> singleSignOn.signOff(caller.secretHash(), end));
    }
}
