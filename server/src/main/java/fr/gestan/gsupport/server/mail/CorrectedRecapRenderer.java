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

/** The mail that puts right what an earlier one told. */
@ApplicationScoped
public class CorrectedRecapRenderer {

    private final PublisherSettings publisher;
    private final ZoneId zone;

    CorrectedRecapRenderer(PublisherSettings publisher, ZoneId zone) {
        this.publisher = publisher;
        this.zone = zone;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance correctedRecap(
                CorrectedRecapContent recap, ZonedDateTime wrongAt, PublisherSettings publisher);
    }

    /** The mail in French, with the same facts in HTML and in plain text. */
    public RenderedMail render(CorrectedRecapContent recap) {
        return new RenderedMail(SUBJECT, render(recap, TEXT_HTML), render(recap, TEXT_PLAIN));
    }

    private String render(CorrectedRecapContent recap, String contentType) {
        return Templates.correctedRecap(recap, recap.wrong().at().atZone(zone), publisher)
                .setVariant(Variant.forContentType(contentType))
                .render();
    }
}
