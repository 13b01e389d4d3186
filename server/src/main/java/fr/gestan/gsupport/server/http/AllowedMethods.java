package fr.gestan.gsupport.server.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which methods an address knows, for the header {@code Allow} of a 405: the framework leaves it out. */
@Provider
@Singleton
public class AllowedMethods implements DynamicFeature {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");

    private record Operation(Pattern path, String method) {}

    private final List<Operation> operations = new ArrayList<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        for (var declared :
                DeclaredMethods.of(resource.getResourceClass(), method.getName(), method.getParameterTypes())) {
            httpMethod(declared)
                    .ifPresent(name -> operations.add(
                            new Operation(pattern(path(declared.getDeclaringClass()) + path(declared)), name)));
        }
    }

    /** The methods for {@code Allow}, in alphabetical order. */
    String at(String path) {
        var methods = new TreeSet<String>();
        operations.stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .forEach(operation -> methods.add(operation.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static Pattern pattern(String template) {
        var path = template.replaceAll("/+", "/").replaceAll("/$", "");
        var regex = new StringBuilder();
        var parameter = PARAMETER.matcher(path);
        int end = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(path.substring(end, parameter.start()))).append("[^/]+");
            end = parameter.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(path.substring(end))).append("/?").toString());
    }
}
