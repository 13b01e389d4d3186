package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.clients.DoNotInterveneChange;
import fr.gestan.gsupport.api.clients.PossibleClient;
import fr.gestan.gsupport.api.clients.PossibleDuplicate;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

class ClientsResource implements ClientsApi {

    private final ClientSearch search;
    private final ClientCards cards;
    private final ClientAdministration administration;
    private final Duplicates duplicates;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    ClientsResource(
            ClientSearch search,
            ClientCards cards,
            ClientAdministration administration,
            Duplicates duplicates,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.search = search;
        this.cards = cards;
        this.administration = administration;
        this.duplicates = duplicates;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    /** {@code limit} is named once more, as converters of parameters do not see the interface's annotations. */
    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER, Rights.CLIENTS_READ})
    public Page<ClientSummary> find(String query, @QueryParam("limit") Integer limit, String after) {
        return search.find(query, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER, Rights.CLIENTS_READ})
    public ClientCard open(long clientId) {
        var opened = cards.open(clientId, caller.get(), language.get());
        response.putHeader(HttpHeaders.ETAG, IfMatch.tagOf(opened.version()));
        return opened.card();
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.SALES_ADMIN)
    public ClientCard create(ClientData data) {
        long clientId = administration.create(data, caller.get());
        response.putHeader(HttpHeaders.LOCATION, ApiPaths.V1 + "/clients/" + clientId);
        return open(clientId);
    }

    @Override
    @RolesAllowed(Rights.SALES_ADMIN)
    public List<PossibleDuplicate> duplicates(PossibleClient client) {
        return duplicates.of(client);
    }

    @Override
    @RolesAllowed(Rights.SALES_ADMIN)
    public ClientCard correct(long clientId, String ifMatch, ClientData data) {
        administration.correct(clientId, IfMatch.read(ifMatch), data, caller.get(), language.get());
        return open(clientId);
    }

    @Override
    @RolesAllowed(Rights.SALES_ADMIN)
    public ClientCard changeDoNotIntervene(long clientId, DoNotInterveneChange change) {
        administration.changeDoNotIntervene(clientId, change, caller.get());
        return open(clientId);
    }
}
