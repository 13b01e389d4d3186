package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiParameters;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Completes the OpenAPI document while it is built from the contract: who may call what, which problems an operation
 * can answer, which status says that something was created.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String SCHEME = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String EVENT_STREAM = "text/event-stream";

    /** What the type of a stream of events is taken for. */
    private static final String STREAM = "PublisherOutboundSseEvent";

    /** Those that the state of an account can stand against. */
    private static final Set<String> CONFLICTING = Set.of(
            "TechniciansApi_create", "TechniciansApi_change", "TechniciansApi_resetPassword", "PasswordApi_change");

    private static final String ASKS_FOR_A_PASSWORD = "PasswordApi_change";

    private final IndexView index;
    private final Properties summaries;

    public ApiDescription(IndexView index) throws IOException {
        this.index = index;
        this.summaries = new Properties();
        try (var file = ApiDescription.class.getResourceAsStream("/openapi/operations.properties")) {
            summaries.load(file);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, or the access token of a login."))
                .addSchema(PROBLEM, problemSchema())
                .addSchema("Violation", violationSchema());
        for (var type : ProblemType.values()) {
            document.getComponents().addResponse(type.slug(), problemResponse(type));
        }
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach(this::describe);
        }
        document.getComponents().removeSchema(STREAM);
    }

    private void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> describe(path, operation));
    }

    private void describe(String path, Operation operation) {
        operation.setTags(List.of(tag(operation)));
        var summary = summaries.getProperty(operation.getOperationId().replace('_', '.'));
        if (summary != null) {
            operation.setSummary(summary);
        }
        implementation(operation).ifPresent(found -> {
            describeWho(operation, found);
            describeSuccess(operation, found);
        });
        describeStream(operation);
        describeHeaders(operation);
        describeProblems(operation, path);
    }

    /** {@code ClientsApi_open} is under "clients". */
    private static String tag(Operation operation) {
        return operation
                .getOperationId()
                .split("_", 2)[0]
                .replaceAll("(Api|Resource)$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Operation ids are {@code <interface>_<method>}, by the strategy that application.properties sets. */
    private Optional<MethodInfo> implementation(Operation operation) {
        var names = operation.getOperationId().split("_", 2);
        return index.getKnownClasses().stream()
                .filter(type -> type.isInterface() && type.simpleName().equals(names[0]))
                .flatMap(contract -> index.getAllKnownImplementations(contract.name()).stream())
                .flatMap(resource -> resource.methods().stream())
                .filter(method -> method.name().equals(names[1]))
                .findFirst();
    }

    private static void describeWho(Operation operation, MethodInfo implementation) {
        if (annotation(implementation, PermitAll.class).isPresent()) {
            operation.setSecurity(List.of());
            operation.setDescription("For everybody, without login.");
            return;
        }
        var who = annotation(implementation, RolesAllowed.class)
                .map(allowed -> Stream.of(allowed.value().asStringArray())
                        .map(ApiDescription::inWords)
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .orElse("whoever is logged in");
        operation.setDescription("For: " + who + ".");
    }

    private static String inWords(String right) {
        if (right.equals(Rights.PERSON)) {
            return "every person";
        }
        boolean isScope = right.equals(right.toLowerCase(Locale.ROOT));
        return isScope ? "API keys with `" + right + "`" : "`" + right + "`";
    }

    private static void describeSuccess(Operation operation, MethodInfo implementation) {
        annotation(implementation, ResponseStatus.class).ifPresent(status -> {
            var ok = operation.getResponses().getAPIResponse("200");
            if (ok != null) {
                operation.getResponses().removeAPIResponse("200");
                operation
                        .getResponses()
                        .addAPIResponse(status.value().asString(), ok.description("Done; this is what was made."));
                if (hasDryRun(operation)) {
                    operation
                            .getResponses()
                            .addAPIResponse(
                                    "200",
                                    OASFactory.createAPIResponse()
                                            .description("A dry run: what would be made. Nothing was.")
                                            .content(ok.getContent()));
                }
            }
        });
    }

    private static void describeStream(Operation operation) {
        var ok = operation.getResponses().getAPIResponse("200");
        var stream =
                ok == null || ok.getContent() == null ? null : ok.getContent().getMediaType(EVENT_STREAM);
        if (stream != null) {
            ok.description("A stream that stays open; a comment every 15 seconds.");
            stream.setSchema(
                    text("Server-sent events, with JSON as data: `client-changed {clientId, balanceMinutes, lineId}`, "
                            + "`open-client {clientId}`, `open-choice {candidates}`, `open-search {query}`, "
                            + "`presence {clientId, by, since}`, where `since` is null once they have left."));
            mayAnswer(operation, ProblemType.NOT_ACCEPTABLE);
        }
    }

    private static Optional<AnnotationInstance> annotation(MethodInfo method, Class<?> type) {
        var name = DotName.createSimple(type.getName());
        return Optional.ofNullable(method.annotation(name))
                .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(name)));
    }

    private static void describeHeaders(Operation operation) {
        header(operation, ApiHeaders.IDEMPOTENCY_KEY)
                .ifPresent(key -> key.required(!hasDryRun(operation))
                        .description(
                                (hasDryRun(operation) ? "Required unless it is a dry run. " : "")
                                        + "1 to 255 visible ASCII characters, chosen by you, new for every new request. "
                                        + "The same key with the same request is answered as the first time, and nothing is done twice.")
                        .setSchema(OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .minLength(1)
                                .maxLength(255)));
        header(operation, HttpHeaders.IF_MATCH)
                .ifPresent(match ->
                        match.required(true).description("The ETag of the answer that the change is based on."));
    }

    private static Optional<Parameter> header(Operation operation, String name) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.HEADER && name.equals(parameter.getName()))
                .findFirst();
    }

    private static boolean hasDryRun(Operation operation) {
        return parameters(operation).stream()
                .anyMatch(parameter ->
                        parameter.getIn() == Parameter.In.QUERY && ApiParameters.DRY_RUN.equals(parameter.getName()));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void describeProblems(Operation operation, String path) {
        boolean hasBody = operation.getRequestBody() != null;
        boolean isPublic =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (hasBody || !parameters(operation).isEmpty()) {
            mayAnswer(operation, ProblemType.INVALID_REQUEST);
        }
        mayAnswer(operation, ProblemType.UNAUTHORIZED);
        if (!isPublic) {
            mayAnswer(operation, ProblemType.FORBIDDEN);
        }
        if (path.contains("{")) {
            mayAnswer(operation, ProblemType.NOT_FOUND);
        }
        if (hasBody) {
            mayAnswer(operation, ProblemType.PAYLOAD_TOO_LARGE);
            mayAnswer(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (header(operation, ApiHeaders.IDEMPOTENCY_KEY).isPresent()) {
            mayAnswer(operation, ProblemType.CONFLICT);
            mayAnswer(operation, ProblemType.IDEMPOTENCY_KEY_REUSED);
            mayAnswer(operation, ProblemType.PRECONDITION_REQUIRED);
        }
        if (header(operation, HttpHeaders.IF_MATCH).isPresent()) {
            mayAnswer(operation, ProblemType.PRECONDITION_FAILED);
            mayAnswer(operation, ProblemType.PRECONDITION_REQUIRED);
        }
        if (CONFLICTING.contains(operation.getOperationId())) {
            mayAnswer(operation, ProblemType.CONFLICT);
        }
        if (isPublic || ASKS_FOR_A_PASSWORD.equals(operation.getOperationId())) {
            mayAnswer(operation, ProblemType.TOO_MANY_TRIES);
        }
        mayAnswer(operation, ProblemType.SERVICE_UNAVAILABLE);
    }

    private static void mayAnswer(Operation operation, ProblemType type) {
        operation
                .getResponses()
                .addAPIResponse(
                        String.valueOf(type.status()),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + type.slug()));
    }

    private static APIResponse problemResponse(ProblemType type) {
        return OASFactory.createAPIResponse()
                .description(type.title() + " (" + type.uri() + ").")
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemAnswer.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema problemSchema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Why a request was not done (RFC 9457).")
                .properties(Map.of(
                        "type", text("The kind of problem: the path of a page that explains it."),
                        "title", text("The kind of problem in a few words."),
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER),
                        "detail", text("What happened here, and what to do."),
                        "violations",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.ARRAY)
                                        .description("The fields that were wrong; absent where it is not about fields.")
                                        .items(OASFactory.createSchema().ref("#/components/schemas/Violation"))))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema violationSchema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .properties(Map.of(
                        "field", text("Its name as in the request, with a path where nested."),
                        "message", text("What must hold.")))
                .required(List.of("field", "message"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
