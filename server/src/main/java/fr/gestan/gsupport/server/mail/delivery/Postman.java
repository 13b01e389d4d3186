package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.letters.RenderedMail;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hands mails to the mail server or, where none is set, writes them to files. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final Mailer mailer;
    private final MailSettings settings;
    private final SmtpSettings smtp;
    private final MailPreferences preferences;
    private final Clock clock;
    private final ZoneId zone;
    private final Path directory;

    Postman(
            Mailer mailer,
            MailSettings settings,
            SmtpSettings smtp,
            MailPreferences preferences,
            Clock clock,
            ZoneId zone,
            @ConfigProperty(name = "gsupport.data-dir") Path dataDirectory) {
        this.mailer = mailer;
        this.settings = settings;
        this.smtp = smtp;
        this.preferences = preferences;
        this.clock = clock;
        this.zone = zone;
        this.directory = dataDirectory.resolve("mails");
    }

    void sayWhereMailsGo(@Observes StartupEvent started) {
        smtp.host()
                .ifPresentOrElse(
                        host -> LOG.infof("Mails go to the mail server %s", host),
                        () -> LOG.infof(
                                "No mail server is set (GSUPPORT_SMTP_HOST): mails are written as .eml files to %s",
                                directory));
    }

    /** Sends, and returns once the mail server has taken the mail; every failure is an exception. */
    void send(DueMail due, RenderedMail rendered) {
        var mail = mail(List.of(due.recipient()), due.messageId())
                .setSubject(rendered.subject())
                .setHtml(rendered.html())
                .setText(rendered.text())
                .addHeader(
                        "List-Unsubscribe", "<" + preferences.oneClickUrl(due.preferencesToken(), due.choice()) + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        rendered.images()
                .forEach(image -> mail.addInlineAttachment(
                        image.fileName(), image.content(), image.contentType(), image.contentId()));
        send(mail, String.valueOf(due.id()));
    }

    /** Sends as {@link #send(DueMail, RenderedMail)} does, to somebody of the house. */
    void send(HousePost.Letter letter) {
        send(
                mail(letter.recipients(), letter.messageId())
                        .setSubject(letter.subject())
                        .setText(letter.text()),
                letter.name());
    }

    private Mail mail(List<String> recipients, UUID messageId) {
        return new Mail()
                .setFrom(settings.from())
                .setReplyTo(settings.replyTo().orElse(settings.from()))
                .setTo(recipients)
                .addHeader("Message-ID", "<" + messageId + "@" + domain() + ">")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private void send(Mail mail, String name) {
        if (smtp.host().isPresent()) {
            mailer.send(mail);
        } else {
            new EmlFiles(directory).write(name, LocalDate.now(clock.withZone(zone)), mail);
        }
    }

    private String domain() {
        return settings.from().substring(settings.from().lastIndexOf('@') + 1);
    }
}
