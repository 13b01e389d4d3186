package fr.gestan.gsupport.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.TroubledMailServer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Offer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Trouble;
import fr.gestan.gsupport.server.mail.smtp.DkimSettings;
import fr.gestan.gsupport.server.mail.smtp.MailSetup;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTestTest {

    private static final String ADDRESS = "essai@marais.example";
    private static final OpenDatabase.Source NO_DATABASE = demo -> {
        throw new IOException("not for this");
    };

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> settings = new HashMap<>(Map.of("gsupport.smtp.host", "127.0.0.1"));

    @Test
    void sends_a_sample_and_says_how() throws Exception {
        var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        try {
            at(greenMail.getSmtp().getPort());

            assertThat(test(ADDRESS)).isZero();

            assertThat(said())
                    .contains("Serveur de messagerie 127.0.0.1:"
                            + greenMail.getSmtp().getPort())
                    .contains("sans identifiant", "support@gestan.fr", "sans signature DKIM")
                    .contains("Envoyé : le serveur de messagerie a accepté le message pour " + ADDRESS);
            var mail = greenMail.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Essai d'envoi : Situation de votre Crédit-Temps");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
        } finally {
            greenMail.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES_THE_RECIPIENT, refuse le destinataire : 550 5.1.1 nobody of that name, c'est ce destinataire",
        "REFUSES_TO_RELAY, ne transmet pas nos messages : 554 5.7.1 relay access denied, GSUPPORT_SMTP_USER",
        "REFUSES_THE_CONTENT, refuse le message : 552 5.3.4 too much, SPF"
    })
    void tells_what_the_mail_server_refuses_and_what_to_do(Trouble trouble, String what, String toDo) throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            server.makeTrouble(ADDRESS, trouble);
            at(server.port());

            assertThat(test(ADDRESS)).isEqualTo(AdminCommand.DOES_NOT_HOLD);

            assertThat(said()).contains(what).contains(toDo);
        }
    }

    @Test
    void tells_of_a_refused_login_and_shows_no_password() throws Exception {
        try (var server = TroubledMailServer.on(0, new Offer(null, "right", false))) {
            at(server.port());
            settings.put("gsupport.smtp.user", "poste");
            settings.put("gsupport.smtp.password", "tr3s-s3cret");

            assertThat(test(ADDRESS)).isEqualTo(AdminCommand.DOES_NOT_HOLD);

            assertThat(said())
                    .contains("avec l'identifiant « poste »")
                    .contains("refuse l'identifiant ou le mot de passe : 535 5.7.8 who are you")
                    .contains("GSUPPORT_SMTP_PASSWORD")
                    .doesNotContain("tr3s-s3cret");
        }
    }

    @Test
    void tells_of_an_unknown_name_and_of_a_closed_port() {
        settings.put("gsupport.smtp.host", "nowhere.invalid");
        assertThat(test(ADDRESS)).isEqualTo(AdminCommand.DOES_NOT_HOLD);
        assertThat(said()).contains("« nowhere.invalid » est inconnu").contains("DNS");

        settings.put("gsupport.smtp.host", "127.0.0.1");
        at(1);
        assertThat(test(ADDRESS)).isEqualTo(AdminCommand.DOES_NOT_HOLD);
        assertThat(said())
                .contains("Personne ne répond à l'adresse 127.0.0.1:1")
                .contains("GSUPPORT_SMTP_PORT");
    }

    @Test
    void tells_of_a_server_without_encryption() throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            at(server.port());
            settings.put("gsupport.smtp.start-tls", "REQUIRED");

            assertThat(test(ADDRESS)).isEqualTo(AdminCommand.DOES_NOT_HOLD);

            assertThat(said()).contains("ne propose pas le chiffrement").contains("GSUPPORT_SMTP_TLS=true");
        }
    }

    @Test
    void without_a_mail_server_or_an_address_there_is_nothing_to_test() {
        settings.remove("gsupport.smtp.host");
        assertThat(test(ADDRESS)).isEqualTo(AdminCommand.NOT_DONE);
        assertThat(said()).contains("GSUPPORT_SMTP_HOST");

        assertThat(test()).isEqualTo(AdminCommand.NOT_DONE);
        assertThat(test("not an address")).isEqualTo(AdminCommand.NOT_DONE);
        assertThat(said()).contains("« not an address » n'est pas une adresse");
    }

    private void at(int port) {
        settings.put("gsupport.smtp.port", String.valueOf(port));
    }

    private int test(String... address) {
        said.reset();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var words = new ArrayList<>(List.of("mail-test"));
        words.addAll(List.of(address));
        return new AdminCommand(NO_DATABASE, this::setup, ZoneOffset.UTC, stream, stream, false).run(words);
    }

    private MailSetup setup() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SmtpSettings.class)
                .withMapping(MailSettings.class)
                .withMapping(DkimSettings.class)
                .withDefaultValues(settings)
                .build();
        return new MailSetup(
                config.getConfigMapping(SmtpSettings.class),
                config.getConfigMapping(MailSettings.class),
                config.getConfigMapping(DkimSettings.class),
                Clock.systemUTC(),
                ZoneId.of("Europe/Paris"));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
