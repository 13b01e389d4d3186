package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the fields of a request that break a constraint as their sender named them: {@code limit}, {@code summary}. */
final class ViolatedFields {

    private static final String BODY = "body";

    private ViolatedFields() {}

    /** Whether the request is to blame; a broken constraint on an answer is a defect of ours. */
    static boolean areOfTheRequest(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations() != null
                && !invalid.getConstraintViolations().isEmpty()
                && invalid.getConstraintViolations().stream().allMatch(ViolatedFields::isOfTheRequest);
    }

    private static boolean isOfTheRequest(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                return true;
            }
        }
        return false;
    }

    static List<Problem.Violation> of(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.Violation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.Violation::field).thenComparing(Problem.Violation::message))
                .toList();
    }

    private static String field(ConstraintViolation<?> violation) {
        Path.MethodNode method = null;
        Path.ParameterNode parameter = null;
        var inside = new ArrayList<String>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.as(Path.ParameterNode.class);
            } else {
                inside.add(node.toString());
            }
        }
        if (!inside.isEmpty()) {
            return String.join(".", inside);
        }
        return nameInRequest(violation.getRootBeanClass(), method, parameter);
    }

    private static String nameInRequest(Class<?> resource, Path.MethodNode method, Path.ParameterNode parameter) {
        var types = method.getParameterTypes().toArray(Class<?>[]::new);
        return DeclaredMethods.of(resource, method.getName(), types).stream()
                .map(declared -> annotatedName(declared.getParameters()[parameter.getParameterIndex()]))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(BODY);
    }

    private static Optional<String> annotatedName(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return Optional.of(parameter.getAnnotation(QueryParam.class).value());
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return Optional.of(parameter.getAnnotation(PathParam.class).value());
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            return Optional.of(parameter.getAnnotation(HeaderParam.class).value());
        }
        return Optional.empty();
    }
}
