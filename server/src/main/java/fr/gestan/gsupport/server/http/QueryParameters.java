package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at query parameters that are no texts before they are read; a wrong one is a 400 that names it. (Jakarta REST
 * would answer 404, which is right for a part of the path only.)
 */
@Provider
public class QueryParameters implements DynamicFeature {

    private record Kind(Predicate<String> isRight, String mustBe) {}

    private static final String WHOLE_NUMBER = "must be a whole number";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            Boolean.class, new Kind(text -> text.equals("true") || text.equals("false"), "must be true or false"),
            Integer.class, new Kind(text -> isReadBy(Integer::valueOf, text), WHOLE_NUMBER),
            Long.class, new Kind(text -> isReadBy(Long::valueOf, text), WHOLE_NUMBER),
            Instant.class,
                    new Kind(
                            text -> INSTANT.matcher(text).matches() && isReadBy(Instant::parse, text),
                            "must be an instant in UTC such as 2022-02-01T08:30:00Z"),
            LocalDate.class,
                    new Kind(
                            text -> DATE.matcher(text).matches() && isReadBy(LocalDate::parse, text),
                            "must be a date such as 2022-02-01"),
            YearMonth.class,
                    new Kind(
                            text -> MONTH.matcher(text).matches() && isReadBy(YearMonth::parse, text),
                            "must be a month such as 2022-02"));

    private interface Reader {
        Object read(String text);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        var declaredMethods =
                DeclaredMethods.of(resource.getResourceClass(), method.getName(), method.getParameterTypes());
        var parameters = declaredMethods.stream()
                .flatMap(declared -> Stream.of(declared.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .toList();
        var kinds = parameters.stream()
                .filter(QueryParameters::isNoText)
                .collect(Collectors.toMap(
                        QueryParameters::name, parameter -> kind(parameter.getType()), (one, same) -> one));
        if (!kinds.isEmpty()) {
            ContainerRequestFilter filter = request -> kinds.forEach((name, kind) ->
                    check(name, kind, request.getUriInfo().getQueryParameters().getFirst(name)));
            context.register(filter);
        }
        boolean writes = declaredMethods.stream().anyMatch(declared -> declared.isAnnotationPresent(POST.class));
        if (writes && !parameters.isEmpty()) {
            var known = parameters.stream().map(QueryParameters::name).collect(Collectors.toSet());
            context.register((ContainerRequestFilter) request -> refuseUnknown(known, request));
        }
    }

    /** Where something is written, a misspelt parameter must not pass for one that was left out: a dry run would buy. */
    private static void refuseUnknown(Set<String> known, ContainerRequestContext request) {
        for (var name : request.getUriInfo().getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                throw new Failure.Invalid(name, "is not known here; there is " + String.join(", ", known));
            }
        }
    }

    private static String name(Parameter parameter) {
        return parameter.getAnnotation(QueryParam.class).value();
    }

    private static void check(String name, Kind kind, String value) {
        if (value != null && !kind.isRight().test(value)) {
            throw new Failure.Invalid(name, kind.mustBe());
        }
    }

    private static boolean isNoText(Parameter parameter) {
        return parameter.getType().isEnum() || KINDS.containsKey(parameter.getType());
    }

    private static Kind kind(Class<?> type) {
        if (!type.isEnum()) {
            return KINDS.get(type);
        }
        var names = Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        return new Kind(names::contains, "must be one of " + String.join(", ", names));
    }

    private static boolean isReadBy(Reader reader, String text) {
        try {
            return reader.read(text) != null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
