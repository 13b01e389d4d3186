package fr.gestan.gsupport.server.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.gestan.gsupport.api.Problem;
import fr.gestan.gsupport.server.http.json.UnusableText;
import java.io.CharConversionException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a body that is no JSON, or not the JSON that was asked for, in the sender's words. */
final class UnreadableJson {

    private static final String BODY = "body";
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.{1,100})'");

    private UnreadableJson() {}

    /** The answer, where the exception is about the body of a request. */
    static Optional<ProblemAnswer> in(Throwable thrown) {
        if (thrown instanceof InvalidDefinitionException) {
            return Optional.empty();
        }
        if (thrown instanceof JsonMappingException mapping) {
            return Optional.of(of(mapping));
        }
        if (thrown instanceof JsonProcessingException || thrown instanceof CharConversionException) {
            return Optional.of(malformed(thrown));
        }
        return Optional.empty();
    }

    private static ProblemAnswer of(JsonMappingException mapping) {
        if (mapping.getCause() instanceof JsonParseException
                || mapping.getCause() instanceof StreamConstraintsException
                || mapping.getCause() instanceof CharConversionException) {
            return malformed(mapping.getCause());
        }
        var violation = new Problem.Violation(field(mapping), message(mapping));
        return ProblemAnswer.of(
                ProblemType.INVALID_REQUEST,
                "'" + violation.field() + "' " + violation.message() + ".",
                List.of(violation),
                Map.of());
    }

    private static ProblemAnswer malformed(Throwable thrown) {
        var detail = new StringBuilder();
        if (thrown instanceof StreamConstraintsException) {
            return ProblemAnswer.of(
                    ProblemType.MALFORMED_REQUEST,
                    "The body is nested too deeply, or a text, a name or a number in it is too long.");
        }
        var duplicate = DUPLICATE.matcher(String.valueOf(thrown.getMessage()));
        if (duplicate.find()) {
            detail.append("The field '").append(duplicate.group(1)).append("' is there twice");
        } else {
            detail.append("The body is not valid JSON in UTF-8");
        }
        if (thrown instanceof JsonProcessingException json && json.getLocation() != null) {
            detail.append(" (line ")
                    .append(json.getLocation().getLineNr())
                    .append(", column ")
                    .append(json.getLocation().getColumnNr())
                    .append(')');
        }
        return ProblemAnswer.of(
                ProblemType.MALFORMED_REQUEST, detail.append('.').toString());
    }

    private static String field(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (var step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    private static String message(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return "is no field of this request";
        }
        if (mapping instanceof UnusableText unusable) {
            return unusable.getOriginalMessage();
        }
        if (mapping.getCause() instanceof InputCoercionException) {
            return "is a number that is too large or too small";
        }
        return mapping instanceof MismatchedInputException mismatch
                ? mustBe(mismatch.getTargetType())
                : "has a value that can not be read";
    }

    private static String mustBe(Class<?> type) {
        if (type == null) {
            return "has a value that can not be read";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == Instant.class) {
            return "must be an instant such as 2022-02-01T13:13:12Z";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2022-02-01";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list" : "must be one JSON object and nothing else";
    }
}
