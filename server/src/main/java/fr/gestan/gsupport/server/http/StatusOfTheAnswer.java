package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Gives {@link ResponseStatus} its meaning on the methods of resources that implement an interface of the contract:
 * the framework looks for it on the interface only, which knows nothing but Jakarta REST.
 */
@Provider
public class StatusOfTheAnswer implements DynamicFeature {

    private static final int OK = 200;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var declared = resource.getResourceMethod().getAnnotation(ResponseStatus.class);
        if (declared != null) {
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() == OK) {
                    response.setStatus(declared.value());
                }
            };
            context.register(filter);
        }
    }
}
