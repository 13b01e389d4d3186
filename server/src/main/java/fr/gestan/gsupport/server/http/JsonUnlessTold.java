package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Whoever takes any format gets JSON where there is JSON, as the contract says: curl, browsers and libraries say that they
 * take anything unless told otherwise. Among formats of the same rank the framework chooses by the names of methods, and
 * ranks of our own ({@code qs}) would be sent along as a part of the type.
 */
class JsonUnlessTold {

    /** With its rank, if any. */
    private static final Pattern ANYTHING = Pattern.compile("(?<![^,\\s])(?:\\*|application)/\\*([^,]*)");

    @ServerRequestFilter(preMatching = true)
    void rank(ContainerRequestContext request) {
        var taken = request.getHeaderString(HttpHeaders.ACCEPT);
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, ranked(taken == null ? MediaType.WILDCARD : taken));
    }

    /** The same formats, with JSON ahead of any other of its rank that was not named. */
    static String ranked(String accept) {
        return accept.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_JSON)
                ? accept
                : ANYTHING.matcher(accept).replaceAll(MediaType.APPLICATION_JSON + "$1, $0");
    }
}
