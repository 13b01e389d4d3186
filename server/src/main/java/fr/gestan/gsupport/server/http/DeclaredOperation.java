package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a resource method answers to.
 *
 * @param method of HTTP
 * @param path with its parameters in braces, e.g. {@code /api/v1/clients/{id}}
 */
public record DeclaredOperation(String method, String path) {

    /** Those of a resource method: one, but where it is declared twice. */
    public static List<DeclaredOperation> of(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        return DeclaredMethods.of(resource.getResourceClass(), method.getName(), method.getParameterTypes()).stream()
                .flatMap(declared -> httpMethod(declared)
                        .map(name -> new DeclaredOperation(name, path(declared.getDeclaringClass(), declared)))
                        .stream())
                .toList();
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        return (part(type) + part(method)).replaceAll("/+", "/").replaceAll("/$", "");
    }

    private static String part(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }
}
