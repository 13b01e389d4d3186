package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(MailsBecomeFilesTest.WithoutMailServer.class)
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailsBecomeFilesTest {

    public static class WithoutMailServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.smtp.host", "");
        }
    }

    @Inject
    MailedLines lines;

    @ConfigProperty(name = "gsupport.data-dir")
    Path dataDirectory;

    @Test
    void without_a_mail_server_the_mail_lies_in_the_data_directory() throws Exception {
        var mailed = lines.recap(asSpecified());
        Outcome.of(mailed, lines).becomes("SENT");

        try (var files = Files.newDirectoryStream(dataDirectory.resolve("mails"), "*-" + mailed.mailId() + ".eml")) {
            try (var content = Files.newInputStream(files.iterator().next())) {
                var mail = ReceivedMail.of(new MimeMessage(Session.getInstance(new Properties()), content));
                assertThat(mail.header("To")).isEqualTo(mailed.recipient());
                assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
                assertThat(mail.text()).contains("- Solde de crédit-temps : -15 minutes.");
            }
        }
    }
}
