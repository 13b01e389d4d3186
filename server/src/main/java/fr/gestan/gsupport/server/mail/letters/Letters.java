package fr.gestan.gsupport.server.mail.letters;

import static io.quarkus.qute.Variant.TEXT_HTML;
import static io.quarkus.qute.Variant.TEXT_PLAIN;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.mail.PublisherSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Writes the mails, each with the same facts in HTML and in plain text (product.md, "The mail"). What is previewed and
 * what is sent come from here alike.
 */
@ApplicationScoped
public class Letters {

    private static final int LONGEST_TITLE_IN_SUBJECT = 120;

    private final PublisherSettings publisher;
    private final Logo logo;
    private final ZoneId zone;

    Letters(PublisherSettings publisher, Logo logo, ZoneId zone) {
        this.publisher = publisher;
        this.logo = logo;
        this.zone = zone;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance recap(RecapContent recap, Moment at, Sender sender);

        static native TemplateInstance creditNote(CreditNoteContent note, Moment at, String validUntil, Sender sender);

        static native TemplateInstance correctedRecap(CorrectedRecapContent recap, Moment wrongAt, Sender sender);

        static native TemplateInstance statement(StatementContent statement, String from, String to, Sender sender);

        static native TemplateInstance alert(AlertContent alert, Moment at, Sender sender);

        static native TemplateInstance expiryNotice(ExpiryNoticeContent notice, String until, Sender sender);

        static native TemplateInstance bugReport(BugReport bug, Moment at, Sender sender);
    }

    /** Tells a client of an intervention. */
    public RenderedMail render(RecapContent recap) {
        var at = Moment.of(recap.performedAt(), zone, recap.language());
        var sender = sender(recap.language());
        return mail(words(recap.language()).subject(), recap.language(), () -> Templates.recap(recap, at, sender));
    }

    /** Tells a client of credit bought. */
    public RenderedMail render(CreditNoteContent note) {
        var at = Moment.of(note.performedAt(), zone, note.language());
        var validUntil = note.validUntil() == null ? null : Moment.day(note.validUntil(), note.language());
        var sender = sender(note.language());
        return mail(
                words(note.language()).subject(),
                note.language(),
                () -> Templates.creditNote(note, at, validUntil, sender));
    }

    /** Puts right what an earlier mail told. */
    public RenderedMail render(CorrectedRecapContent recap) {
        var wrongAt = Moment.of(recap.wrong().at(), zone, recap.language());
        var sender = sender(recap.language());
        return mail(
                words(recap.language()).subject(),
                recap.language(),
                () -> Templates.correctedRecap(recap, wrongAt, sender));
    }

    /** Tells a client that the balance has fallen through a threshold. */
    public RenderedMail render(AlertContent alert) {
        var at = Moment.of(alert.performedAt(), zone, alert.language());
        var sender = sender(alert.language());
        var words = words(alert.language());
        var subject = alert.balanceAfter() > 0 ? words.lowSubject(alert.balanceAfter()) : words.emptySubject();
        return mail(subject, alert.language(), () -> Templates.alert(alert, at, sender));
    }

    /** Announces to a client that minutes expire. */
    public RenderedMail render(ExpiryNoticeContent notice) {
        var until = Moment.day(notice.until(), notice.language());
        var sender = sender(notice.language());
        return mail(
                words(notice.language()).expirySubject(notice.minutes(), until),
                notice.language(),
                () -> Templates.expiryNotice(notice, until, sender));
    }

    /** Tells the developers of a bug, in French as the house speaks. */
    public RenderedMail render(BugReport bug) {
        var at = Moment.of(bug.reportedAt(), zone, Language.FR);
        var sender = sender(Language.FR);
        var subject = words(Language.FR).bugSubject(shortened(LetterText.onOneLine(bug.title())), bug.interventionId());
        return mail(subject, Language.FR, () -> Templates.bugReport(bug, at, sender));
    }

    /** Brings a statement along. */
    public RenderedMail render(StatementContent statement) {
        var language = statement.language();
        var from = statement.from() == null ? null : Moment.day(statement.from(), language);
        var to = Moment.day(statement.to(), language);
        var sender = sender(language);
        return mail(
                words(language).statementSubject(), language, () -> Templates.statement(statement, from, to, sender));
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE_IN_SUBJECT
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE_IN_SUBJECT)) + "…";
    }

    private Sender sender(Language language) {
        return Sender.of(publisher, logo, language);
    }

    private static LetterWords words(Language language) {
        return MessageBundles.get(LetterWords.class, Localized.Literal.of(language.code()));
    }

    private RenderedMail mail(String subject, Language language, Supplier<TemplateInstance> template) {
        return new RenderedMail(
                subject,
                part(template, language, TEXT_HTML),
                part(template, language, TEXT_PLAIN),
                List.of(logo.image()));
    }

    private static String part(Supplier<TemplateInstance> template, Language language, String contentType) {
        return template.get()
                .setVariant(Variant.forContentType(contentType))
                .setLocale(Locale.forLanguageTag(language.code()))
                .render();
    }
}
