package fr.gestan.gsupport.server.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The language that whoever sends the request at hand wants to read: English where preferred to French, else French. */
@RequestScoped
public class RequestLanguage {

    private static final List<String> KNOWN = List.of("fr", "en");

    private final HttpHeaders headers;

    RequestLanguage(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    /** {@link Locale#ENGLISH} or {@link Locale#FRENCH}. */
    public Locale get() {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(KNOWN::contains)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.FRENCH);
    }
}
