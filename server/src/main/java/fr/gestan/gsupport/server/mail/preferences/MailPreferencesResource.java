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
                Wanted wanted, boolean saved, PublisherSettings publisher, String language);

        static native TemplateInstance unknown(PublisherSettings publisher, String language);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token) {
        return preferences.chosen(token).map(wanted -> choices(wanted, false)).orElseGet(this::unknown);
    }

    /**
     * @param kind which mails the one-click button stands in; null: it stops them all
     * @param nothing sent by the button that stops them all
     */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response choose(
            @PathParam("token") String token,
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
        return preferences.choose(token, wanted, address) ? choices(wanted, true) : unknown();
    }

    private Response choices(Wanted wanted, boolean saved) {
        var spoken = language.get().getLanguage();
        return page(Status.OK, Templates.choices(wanted, saved, publisher, spoken), spoken);
    }

    private Response unknown() {
        var spoken = language.get().getLanguage();
        return page(Status.NOT_FOUND, Templates.unknown(publisher, spoken), spoken);
    }

    private static Response page(Status status, TemplateInstance page, String language) {
        return Response.status(status)
                .entity(page.setLocale(language).render())
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
