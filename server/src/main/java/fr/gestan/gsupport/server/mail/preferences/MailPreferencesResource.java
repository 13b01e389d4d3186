package fr.gestan.gsupport.server.mail.preferences;

import fr.gestan.gsupport.server.http.ClientAddress;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.MailPreferences.Wanted;
import fr.gestan.gsupport.server.mail.Outbox.Kind;
import fr.gestan.gsupport.server.mail.PublisherSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The page to which mails link, on which a client chooses what it gets. To look at it changes nothing, since mail
 * scanners follow links; the page's buttons and the one-click button of mail programs (RFC 8058) do.
 */
@Path("/mail-preferences/{token}")
@PermitAll
@Blocking
@Produces(MailPreferencesResource.HTML)
public class MailPreferencesResource {

    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private static final String ONE_CLICK = "One-Click";
    private static final String FRENCH = "fr";
    private static final String ENGLISH = "en";
    private static final String STYLE = "<style>";

    /** The page has one style, known by its hash, one form, and nothing else that a browser would load or run. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final MailPreferences preferences;
    private final PublisherSettings publisher;
    private final RequestLanguage language;
    private final ClientAddress clientAddress;

    MailPreferencesResource(
            MailPreferences preferences,
            PublisherSettings publisher,
            RequestLanguage language,
            ClientAddress clientAddress) {
        this.preferences = preferences;
        this.publisher = publisher;
        this.language = language;
        this.clientAddress = clientAddress;
    }

    @CheckedTemplate(basePath = "preferences")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choices(
                Wanted wanted, boolean saved, PublisherSettings publisher, String language, String otherLanguage);

        static native TemplateInstance unknown(PublisherSettings publisher, String language, String otherLanguage);
    }

    /** @param lang what the page's own link says; null or unknown: as the reader's browser prefers */
    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @QueryParam("lang") String lang) {
        var spoken = language(lang);
        return preferences
                .chosen(token)
                .map(wanted -> choices(wanted, false, spoken))
                .orElseGet(() -> unknown(spoken));
    }

    /**
     * @param lang as for {@link #show}
     * @param kind which mails the one-click button stands in; null: it stops them all
     * @param nothing sent by the button that stops them all
     */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response choose(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @QueryParam("kind") Kind kind,
            @FormParam("List-Unsubscribe") String oneClick,
            @FormParam("nothing") String nothing,
            @FormParam("recaps") String recaps,
            @FormParam("creditNotes") String creditNotes,
            @FormParam("reviewInvitations") String reviewInvitations,
            @Context HttpServerRequest request) {
        Wanted wanted;
        if (ONE_CLICK.equals(oneClick)) {
            wanted = kind == null
                    ? Wanted.NOTHING
                    : preferences.chosen(token).orElse(Wanted.NOTHING).without(kind);
        } else if (nothing != null) {
            wanted = Wanted.NOTHING;
        } else {
            wanted = new Wanted(recaps != null, creditNotes != null, reviewInvitations != null);
        }
        var address = clientAddress.of(request);
        var spoken = language(lang);
        return preferences.choose(token, wanted, address) ? choices(wanted, true, spoken) : unknown(spoken);
    }

    private String language(String asked) {
        return ENGLISH.equals(asked) || FRENCH.equals(asked)
                ? asked
                : language.get().getLanguage();
    }

    private Response choices(Wanted wanted, boolean saved, String spoken) {
        return page(Status.OK, Templates.choices(wanted, saved, publisher, spoken, other(spoken)), spoken);
    }

    private Response unknown(String spoken) {
        return page(Status.NOT_FOUND, Templates.unknown(publisher, spoken, other(spoken)), spoken);
    }

    private static String other(String spoken) {
        return ENGLISH.equals(spoken) ? FRENCH : ENGLISH;
    }

    private static Response page(Status status, TemplateInstance page, String language) {
        var html = page.setLocale(language).render();
        return Response.status(status)
                .entity(html)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Content-Security-Policy", POLICY.formatted(hashOfItsStyle(html)))
                .build();
    }

    private static String hashOfItsStyle(String html) {
        var style = html.substring(html.indexOf(STYLE) + STYLE.length(), html.indexOf("</style>"));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The page's style could not be hashed", e);
        }
    }
}
