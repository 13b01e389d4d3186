package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.gestan.gsupport.api.ApiPaths;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Looks at an address before anybody logs in there: whether a gSupport server answers that has every operation this
 * desktop calls. The server's own description of its operations (OpenAPI) decides, and no version numbers.
 */
public final class ServerCheck {

    /** What is there. */
    public enum Finding {
        USABLE,
        NO_SUCH_HOST,
        NOTHING_LISTENS,
        NO_ANSWER,
        /** The port speaks TLS, and the address says {@code http}. */
        TLS_WANTED,
        /** The port speaks no TLS, and the address says {@code https}. */
        NO_TLS,
        TLS_EXPIRED,
        TLS_OTHER_HOST,
        TLS_NOT_TRUSTED,
        IN_TROUBLE,
        NOT_GSUPPORT,
        /** A server without some operation that this desktop calls. */
        TOO_OLD,
        /** A server that has left this desktop's version of the contract behind. */
        TOO_NEW
    }

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String DESCRIPTION = "/openapi?format=json";
    private static final String NAME = "gSupport";
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private ServerCheck() {}

    /**
     * Blocks until something is known, half a minute at most.
     *
     * @param server scheme, host and port
     */
    public static Finding of(URI server) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        try {
            return readingOf(ask(http, server));
        } catch (IOException e) {
            return why(e, http, server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.NO_ANSWER;
        }
    }

    private static HttpResponse<byte[]> ask(HttpClient http, URI server) throws IOException, InterruptedException {
        var address = server.toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(address + DESCRIPTION))
                .timeout(ANSWER_WITHIN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Finding readingOf(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= SERVER_ERROR) {
            return Finding.IN_TROUBLE;
        }
        if (answer.statusCode() != OK) {
            return Finding.NOT_GSUPPORT;
        }
        try {
            var description = JsonMapper.builder().build().readTree(answer.body());
            return NAME.equals(description.path("info").path("title").asText())
                    ? compared(description.path("paths"))
                    : Finding.NOT_GSUPPORT;
        } catch (JacksonException e) {
            return Finding.NOT_GSUPPORT;
        }
    }

    private static Finding compared(JsonNode paths) {
        var offered = new HashSet<String>();
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(verb -> offered.add(operation(verb, path.getKey()))));
        if (offered.containsAll(called())) {
            return Finding.USABLE;
        }
        var knowsOurVersion = offered.stream().anyMatch(operation -> operation.contains(" " + ApiPaths.V1 + "/"));
        return knowsOurVersion ? Finding.TOO_OLD : Finding.TOO_NEW;
    }

    /** Every operation of the contract's interfaces that the desktop has a client of. */
    static Set<String> called() {
        return Arrays.stream(ServerApi.class.getRecordComponents())
                .map(RecordComponent::getType)
                .flatMap(resource -> Arrays.stream(resource.getMethods())
                        .flatMap(method -> verbs(method).map(verb -> operation(verb, path(resource) + path(method)))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceAll("^/+|/+$", "");
    }

    /** Parameters may be called this or that. */
    private static String operation(String verb, String path) {
        return verb.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private static Finding why(IOException thrown, HttpClient http, URI server) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return Finding.NO_SUCH_HOST;
            }
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return Finding.TLS_EXPIRED;
            }
            // The class itself, and not one of its kinds, is what Java throws for a certificate of another name.
            if (cause.getClass() == CertificateException.class) {
                return Finding.TLS_OTHER_HOST;
            }
        }
        if (thrown instanceof ConnectException) {
            return Finding.NOTHING_LISTENS;
        }
        if ("https".equals(server.getScheme())) {
            // Who speaks no TLS breaks its opening off, or waits for the rest of what looks like a request to it.
            var notTrusted = thrown instanceof SSLException ? Finding.TLS_NOT_TRUSTED : Finding.NO_ANSWER;
            return answers(http, server, "http") ? Finding.NO_TLS : notTrusted;
        }
        return answers(http, server, "https") ? Finding.TLS_WANTED : Finding.NO_ANSWER;
    }

    /** Whether the other scheme is spoken there; a certificate that is not trusted is an answer too. */
    private static boolean answers(HttpClient http, URI server, String scheme) {
        try {
            ask(http, URI.create(scheme + "://" + server.getRawAuthority()));
            return true;
        } catch (IOException e) {
            return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(CertificateException.class::isInstance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
