package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Refusals;
import fr.gestan.gsupport.server.http.DeclaredOperation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells the audit who asked for what is not theirs. Alike are requests of one caller for one operation, whatever the
 * numbers in the address: nobody fills the audit by trying one after the other.
 */
@Provider
@Singleton
public class RefusedRequests implements DynamicFeature {

    private static final int FORBIDDEN = 403;
    private static final String OF_A_CLIENT = ApiPaths.V1 + "/clients/{id}";

    private final Refusals refusals;
    private final CurrentCaller current;

    RefusedRequests(Refusals refusals, CurrentCaller current) {
        this.refusals = refusals;
        this.current = current;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        DeclaredOperation.of(resource).stream().findFirst().ifPresent(operation -> {
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() == FORBIDDEN) {
                    tell(operation, request);
                }
            };
            context.register(filter);
        });
    }

    private void tell(DeclaredOperation operation, ContainerRequestContext request) {
        var caller = current.get();
        var target = request.getMethod() + ' ' + operation.path();
        refusals.writeSoon(
                new Audit.Entry(
                        caller.id(),
                        "request.refuse",
                        clientId(operation, request),
                        target,
                        caller.address(),
                        "REFUSED",
                        null),
                caller.id() + ' ' + target);
    }

    private static Long clientId(DeclaredOperation operation, ContainerRequestContext request) {
        if (!operation.path().startsWith(OF_A_CLIENT)) {
            return null;
        }
        try {
            return Long.valueOf(request.getUriInfo().getPathParameters().getFirst("id"));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
