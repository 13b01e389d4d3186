package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.ApiParameters;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Gives {@link ResponseStatus} its meaning on the methods of resources that implement an interface of the contract:
 * the framework looks for it on the interface only, which knows nothing but Jakarta REST. A dry
 * run made nothing, so its 200 stands.
 */
@Provider
public class StatusOfTheAnswer implements DynamicFeature {

    private static final int OK = 200;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var declared = resource.getResourceMethod().getAnnotation(ResponseStatus.class);
        if (declared != null) {
            boolean hasDryRun = hasDryRun(resource.getResourceClass(), resource.getResourceMethod());
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() == OK && !(hasDryRun && isDryRun(request))) {
                    response.setStatus(declared.value());
                }
            };
            context.register(filter);
        }
    }

    private static boolean hasDryRun(Class<?> resource, Method method) {
        return DeclaredMethods.of(resource, method.getName(), method.getParameterTypes()).stream()
                .flatMap(declared -> Stream.of(declared.getParameters()))
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(ApiParameters.DRY_RUN));
    }

    private static boolean isDryRun(ContainerRequestContext request) {
        return Boolean.parseBoolean(request.getUriInfo().getQueryParameters().getFirst(ApiParameters.DRY_RUN));
    }
}
