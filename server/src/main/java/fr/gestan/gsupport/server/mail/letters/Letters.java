package fr.gestan.gsupport.server.mail.letters;

import static io.quarkus.qute.Variant.TEXT_HTML;
import static io.quarkus.qute.Variant.TEXT_PLAIN;

import fr.gestan.gsupport.server.mail.PublisherSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the mails, each with the same facts in HTML and in plain text (product.md, "The mail"). What is previewed and
 * what is sent come from here alike.
 */
@ApplicationScoped
public class Letters {

    private static final int LONGEST_TITLE_IN_SUBJECT = 120;

    private final PublisherSettings publisher;
    private final ZoneId zone;

    Letters(PublisherSettings publisher, ZoneId zone) {
        this.publisher = publisher;
        this.zone = zone;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance recap(
                RecapContent recap, ZonedDateTime performedAt, PublisherSettings publisher);

        static native TemplateInstance creditNote(
                CreditNoteContent note, ZonedDateTime performedAt, PublisherSettings publisher);

        static native TemplateInstance correctedRecap(
                CorrectedRecapContent recap, ZonedDateTime wrongAt, PublisherSettings publisher);

        static native TemplateInstance bugReport(BugReport bug, ZonedDateTime reportedAt, PublisherSettings publisher);
    }

    /** Tells a client of an intervention. */
    public RenderedMail render(RecapContent recap) {
        return mail(FrenchMail.SUBJECT, () -> Templates.recap(recap, local(recap.performedAt()), publisher));
    }

    /** Tells a client of credit bought. */
    public RenderedMail render(CreditNoteContent note) {
        return mail(FrenchMail.SUBJECT, () -> Templates.creditNote(note, local(note.performedAt()), publisher));
    }

    /** Puts right what an earlier mail told. */
    public RenderedMail render(CorrectedRecapContent recap) {
        return mail(
                FrenchMail.SUBJECT,
                () -> Templates.correctedRecap(recap, local(recap.wrong().at()), publisher));
    }

    /** Tells the developers of a bug, in French as the house speaks. */
    public RenderedMail render(BugReport bug) {
        return mail(subject(bug), () -> Templates.bugReport(bug, local(bug.reportedAt()), publisher));
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    private static String subject(BugReport bug) {
        var title = FrenchMail.onOneLine(bug.title());
        int length = title.codePointCount(0, title.length());
        return "Bug : "
                + (length <= LONGEST_TITLE_IN_SUBJECT
                        ? title
                        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE_IN_SUBJECT)) + "…")
                + " (intervention " + bug.interventionId() + ")";
    }

    private static RenderedMail mail(String subject, Supplier<TemplateInstance> template) {
        return new RenderedMail(subject, part(template, TEXT_HTML), part(template, TEXT_PLAIN), List.of());
    }

    private static String part(Supplier<TemplateInstance> template, String contentType) {
        return template.get().setVariant(Variant.forContentType(contentType)).render();
    }
}
