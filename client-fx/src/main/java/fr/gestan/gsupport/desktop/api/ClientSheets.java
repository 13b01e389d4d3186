package fr.gestan.gsupport.desktop.api;

import feign.TypedResponse;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.ClientsApi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.Map;

/** Clients with the version that a correction is based on, which travels in a header. Every method blocks. */
public final class ClientSheets {

    private final Versioned clients;

    /** {@link ClientsApi}, as far as its {@code ETag} matters. */
    @Path(ApiPaths.V1 + "/clients")
    @Produces(MediaType.APPLICATION_JSON)
    interface Versioned {

        @GET
        @Path("/{id}")
        TypedResponse<ClientCard> open(@PathParam("id") long clientId);

        @PUT
        @Path("/{id}")
        @Consumes(MediaType.APPLICATION_JSON)
        TypedResponse<ClientCard> correct(
                @PathParam("id") long clientId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ClientData data);
    }

    /**
     * A client as it is at one moment.
     *
     * @param version opaque
     */
    public record Sheet(ClientCard card, String version) {}

    ClientSheets(Versioned clients) {
        this.clients = clients;
    }

    public Sheet open(long clientId) {
        return sheet(clients.open(clientId));
    }

    /**
     * Replaces the client's data.
     *
     * @param version of the sheet that was corrected
     * @throws ApiFailure.Refused with {@link ApiFailure.Refused#isStale} where somebody else was faster
     */
    public Sheet correct(long clientId, String version, ClientData data) {
        return sheet(clients.correct(clientId, version, data));
    }

    private static Sheet sheet(TypedResponse<ClientCard> answer) {
        return new Sheet(answer.body(), version(answer.headers()));
    }

    private static String version(Map<String, Collection<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.ETAG))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A client came without its version"));
    }
}
