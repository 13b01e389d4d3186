package fr.gestan.gsupport.server.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods an address knows, for the header {@code Allow} of a 405: the framework leaves it out. */
@Provider
@Singleton
public class AllowedMethods implements DynamicFeature {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");

    private record Operation(Pattern path, String method) {}

    private final List<Operation> operations = new ArrayList<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        for (var declared : DeclaredOperation.of(resource)) {
            operations.add(new Operation(pattern(declared.path()), declared.method()));
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

    private static Pattern pattern(String path) {
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
