package fr.gestan.gsupport.desktop.api;

import feign.Client;
import feign.Request;
import feign.Response;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Repeats a call once, with the next token, where it was answered 401: the server has done nothing of it then. */
final class RenewingClient implements Client {

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";

    private final Client client;
    private final Tokens tokens;

    RenewingClient(Client client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** What goes into {@code Authorization}. */
    static String authorization(String token) {
        return BEARER + token;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        var answer = client.execute(request, options);
        var refused = answer.status() == UNAUTHORIZED ? tokenOf(request) : Optional.<String>empty();
        var next = refused.flatMap(tokens::insteadOf);
        if (next.isEmpty()) {
            return answer;
        }
        answer.close();
        var repeated = client.execute(with(next.get(), request), options);
        if (repeated.status() == UNAUTHORIZED) {
            tokens.refusedAgain(next.get());
        }
        return repeated;
    }

    private static Optional<String> tokenOf(Request request) {
        return request.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()).stream()
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()))
                .findFirst();
    }

    private static Request with(String token, Request request) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.put(HttpHeaders.AUTHORIZATION, List.of(authorization(token)));
        return Request.create(
                request.httpMethod(),
                request.url(),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }
}
