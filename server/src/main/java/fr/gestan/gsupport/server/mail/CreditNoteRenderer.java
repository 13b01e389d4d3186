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

/** The mail that tells a client of credit bought. */
@ApplicationScoped
public class CreditNoteRenderer {

    private final PublisherSettings publisher;
    private final ZoneId zone;

    CreditNoteRenderer(PublisherSettings publisher, ZoneId zone) {
        this.publisher = publisher;
        this.zone = zone;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance creditNote(
                CreditNoteContent note, ZonedDateTime performedAt, PublisherSettings publisher);
    }

    /** The mail in French, with the same facts in HTML and in plain text. */
    public RenderedMail render(CreditNoteContent note) {
        return new RenderedMail(SUBJECT, render(note, TEXT_HTML), render(note, TEXT_PLAIN));
    }

    private String render(CreditNoteContent note, String contentType) {
        return Templates.creditNote(note, note.performedAt().atZone(zone), publisher)
                .setVariant(Variant.forContentType(contentType))
                .render();
    }
}
