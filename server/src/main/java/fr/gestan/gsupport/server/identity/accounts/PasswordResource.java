package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.me.PasswordApi;
import fr.gestan.gsupport.api.me.PasswordChange;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;

class PasswordResource implements PasswordApi {

    private final OwnPassword password;
    private final CurrentCaller caller;
    private final RequestLanguage language;

    PasswordResource(OwnPassword password, CurrentCaller caller, RequestLanguage language) {
        this.password = password;
        this.caller = caller;
        this.language = language;
    }

    @Override
    @RolesAllowed(Rights.PERSON)
    public Session change(PasswordChange change) {
        return password.change(change, caller.get(), caller.secretHash(), language.get());
    }
}
