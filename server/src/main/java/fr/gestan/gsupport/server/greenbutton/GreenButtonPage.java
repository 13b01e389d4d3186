package fr.gestan.gsupport.server.greenbutton;

import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.http.Words;
import fr.gestan.gsupport.server.mail.PublisherSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The page for a browser beside a Gestan. It looks nothing up, for a browser is logged in nowhere: it hands what it was
 * told to the desktop, whose technician is.
 */
@Path("/green-button")
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class GreenButtonPage {

    private final PublisherSettings publisher;
    private final RequestLanguage language;

    GreenButtonPage(PublisherSettings publisher, RequestLanguage language) {
        this.publisher = publisher;
        this.language = language;
    }

    @CheckedTemplate(basePath = "greenbutton")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance open(
                String heading, String text, String link, String open, PublisherSettings publisher, String language);
    }

    @GET
    @Operation(hidden = true)
    public Response open(
            @QueryParam("licence") @Size(max = 60) String licence,
            @QueryParam("company") @Size(max = 200) String company,
            @QueryParam("email") @Size(max = 254) String email) {
        var locale = language.get();
        var words = Words.of("greenbutton", locale);
        var link = Stream.of(licence, company, email)
                .filter(told -> told != null && !told.isBlank())
                .findFirst()
                .map(told -> "gsupport://search?q="
                        + URLEncoder.encode(told.strip(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .orElse(null);
        var page = Templates.open(
                words.getString("heading"),
                words.getString(link == null ? "nothing" : "text"),
                link,
                words.getString("open"),
                publisher,
                locale.getLanguage());
        var answer = Response.ok(page.setLocale(locale).render())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex");
        return (link == null ? answer : answer.header("Refresh", "0; url=" + link)).build();
    }
}
