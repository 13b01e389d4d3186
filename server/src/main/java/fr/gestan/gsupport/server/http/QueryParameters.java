package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads query parameters that are no texts; a wrong one is a 400 that names it. (Jakarta REST would answer 404, which
 * is right for a part of the path only.) An empty one counts as not sent.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

    private record Kind(String mustBe, Function<String, Object> read) {}

    private static final String WHOLE_NUMBER = "must be a whole number";
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            Integer.class, new Kind(WHOLE_NUMBER, Integer::valueOf),
            Long.class, new Kind(WHOLE_NUMBER, Long::valueOf),
            LocalDate.class, new Kind("must be a date such as 2022-02-01", LocalDate::parse),
            YearMonth.class, new Kind("must be a month such as 2022-02", YearMonth::parse));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
        var kind = type.isEnum() ? ofEnum(type) : KINDS.get(type);
        return name.isEmpty() || kind == null ? null : new Reader<>(name.get(), type, kind);
    }

    private static Kind ofEnum(Class<?> type) {
        var byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> (Object) constant));
        var mustBe = "must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", "));
        return new Kind(mustBe, text -> {
            var constant = byName.get(text);
            if (constant == null) {
                throw new IllegalArgumentException(text);
            }
            return constant;
        });
    }

    private record Reader<T>(String name, Class<T> type, Kind kind) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            if (value == null || value.isBlank()) {
                return null;
            }
            try {
                return type.cast(kind.read().apply(value.strip()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new Failure.Invalid(name, kind.mustBe());
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
