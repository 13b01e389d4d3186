package fr.gestan.gsupport.server.mail;

import static fr.gestan.gsupport.server.mail.FrenchMail.SUBJECT;
import static io.quarkus.qute.Variant.TEXT_HTML;
import static io.quarkus.qute.Variant.TEXT_PLAIN;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The mail that tells a client of an intervention; the preview and the mail that is sent come from here alike. */
@ApplicationScoped
public class RecapRenderer {

    private final PublisherSettings publisher;
    private final ZoneId zone;

    RecapRenderer(PublisherSettings publisher, ZoneId zone) {
        this.publisher = publisher;
        this.zone = zone;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance recap(
                RecapContent recap, ZonedDateTime performedAt, PublisherSettings publisher);
    }

    /** The mail in French, with the same facts in HTML and in plain text. */
    public RenderedMail render(RecapContent recap) {
        return new RenderedMail(SUBJECT, render(recap, TEXT_HTML), render(recap, TEXT_PLAIN));
    }

    private String render(RecapContent recap, String contentType) {
        return Templates.recap(recap, recap.performedAt().atZone(zone), publisher)
                .setVariant(Variant.forContentType(contentType))
                .render();
    }
}
