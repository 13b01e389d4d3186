package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.technicians.NewPassword;
import fr.gestan.gsupport.api.technicians.NewTechnician;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.api.technicians.TechnicianData;
import fr.gestan.gsupport.api.technicians.TechniciansApi;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.ResponseStatus;

class TechniciansResource implements TechniciansApi {

    private final Accounts accounts;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    TechniciansResource(
            Accounts accounts, CurrentCaller caller, RequestLanguage language, HttpServerResponse response) {
        this.accounts = accounts;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public Page<Technician> list(Integer limit, String after) {
        return accounts.page(limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public Technician open(String code) {
        return accounts.find(code);
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.ADMIN)
    public Technician create(NewTechnician person) {
        var created = accounts.create(person, caller.get(), language.get());
        response.putHeader(HttpHeaders.LOCATION, ApiPaths.V1 + "/technicians/" + created.code());
        return created;
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public Technician change(String code, TechnicianData data) {
        return accounts.change(code, data, caller.get());
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public void resetPassword(String code, NewPassword password) {
        accounts.resetPassword(code, password.password(), caller.get(), language.get());
    }
}
