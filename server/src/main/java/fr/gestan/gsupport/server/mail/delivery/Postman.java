package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.letters.RenderedMail;
import fr.gestan.gsupport.server.mail.smtp.DkimSettings;
import fr.gestan.gsupport.server.mail.smtp.DkimSigner;
import fr.gestan.gsupport.server.mail.smtp.EmlFiles;
import fr.gestan.gsupport.server.mail.smtp.Letter;
import fr.gestan.gsupport.server.mail.smtp.MailServer;
import fr.gestan.gsupport.server.mail.smtp.MailWriter;
import fr.gestan.gsupport.server.mail.smtp.NotTaken;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hands mails to the mail server or, where none is set, writes them to files. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final MailPreferences preferences;
    private final MailWriter writer;
    private final MailServer server;
    private final Clock clock;
    private final ZoneId zone;
    private final Path directory;

    Postman(
            MailSettings settings,
            SmtpSettings smtp,
            DkimSettings dkim,
            MailPreferences preferences,
            Clock clock,
            ZoneId zone,
            @ConfigProperty(name = "gsupport.data-dir") Path dataDirectory) {
        this.preferences = preferences;
        this.writer = new MailWriter(settings, DkimSigner.of(dkim), clock, zone);
        this.server = smtp.host().isPresent() ? serverOf(smtp) : null;
        this.clock = clock;
        this.zone = zone;
        this.directory = dataDirectory.resolve("mails");
    }

    private static MailServer serverOf(SmtpSettings smtp) {
        try {
            return new MailServer(smtp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sayWhereMailsGo(@Observes StartupEvent started) {
        if (server == null) {
            LOG.infof("No mail server is set (GSUPPORT_SMTP_HOST): mails are written as .eml files to %s", directory);
        } else {
            LOG.infof("Mails go to the mail server %s", server.name());
        }
    }

    /** Sends, and returns once the mail server has taken the mail. */
    void send(DueMail due, RenderedMail rendered) throws NotTaken {
        var letter = new Letter(
                due.messageId(),
                List.of(due.recipient()),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                rendered.images(),
                rendered.attachments(),
                oneClick(due));
        send(letter, String.valueOf(due.id()));
    }

    private Map<String, String> oneClick(DueMail due) {
        return due.choice() == null
                ? Map.of()
                : Map.of(
                        "List-Unsubscribe",
                        "<" + preferences.oneClickUrl(due.preferencesToken(), due.choice()) + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click");
    }

    /** Sends as {@link #send(DueMail, RenderedMail)} does, to somebody of the house. */
    void send(HousePost.Letter letter) throws NotTaken {
        send(
                new Letter(
                        letter.messageId(),
                        letter.recipients(),
                        letter.subject(),
                        letter.text(),
                        null,
                        List.of(),
                        Map.of()),
                letter.name());
    }

    private void send(Letter letter, String name) throws NotTaken {
        var mail = writer.write(letter);
        if (server == null) {
            new EmlFiles(directory).write(name, LocalDate.now(clock.withZone(zone)), mail);
        } else {
            server.take(mail);
        }
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
