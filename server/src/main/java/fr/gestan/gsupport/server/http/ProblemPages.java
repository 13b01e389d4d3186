package fr.gestan.gsupport.server.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ResourceBundle;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages that the {@code type} of a problem document leads to: what it means and what to do, for a person. */
@Path("/problems/{slug}")
public class ProblemPages {

    private static final String BUNDLE = "messages/problems";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final RequestLanguage language;

    ProblemPages(RequestLanguage language) {
        this.language = language;
    }

    @CheckedTemplate(basePath = "problems")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language,
                String title,
                String meaning,
                String remedy,
                String type,
                int status,
                String meaningHeading,
                String remedyHeading);
    }

    // Whatever format is asked for, a person is going to read it: the page is HTML also for "Accept: application/json".
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(@PathParam("slug") String slug) {
        var type = ProblemType.ofSlug(slug)
                .orElseThrow(() -> new Failure.NotFound("There is no kind of problem of that name."));
        var locale = language.get();
        var words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        var html = Templates.page(
                        locale.getLanguage(),
                        words.getString(slug + ".title"),
                        words.getString(slug + ".meaning"),
                        words.getString(slug + ".remedy"),
                        type.uri(),
                        type.status(),
                        words.getString("meaning"),
                        words.getString("remedy"))
                .render();
        return Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
