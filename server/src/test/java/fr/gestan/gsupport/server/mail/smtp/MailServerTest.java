package fr.gestan.gsupport.server.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.gestan.gsupport.server.mail.TroubledMailServer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Offer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Trouble;
import fr.gestan.gsupport.server.mail.smtp.NotTaken.Why;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings.StartTls;
import fr.gestan.gsupport.server.process.Certificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encryption, logins, and what is said where a mail server does not take a mail. */
class MailServerTest {

    private static final String CLIENT = "client@marais.example";

    @TempDir
    static Path directory;

    private static Certificate certificate;

    @BeforeAll
    static void a_mail_server_of_the_house_with_a_certificate_of_its_own() throws Exception {
        certificate = Certificate.in(directory, "smtp");
    }

    @Test
    void encrypted_from_the_first_byte_and_logged_in() throws Exception {
        System.setProperty(
                "greenmail.tls.keystore.file", directory.resolve("smtp.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS))
                .withConfiguration(new GreenMailConfiguration().withUser("poste@gestan.example", "poste", "secret"));
        greenMail.start();
        try {
            var settings =
                    SmtpSet.at(greenMail.getSmtps().getPort()).encrypted().trusting(certificate.certificate());
            take(settings.loggedIn("poste", "secret"));

            assertThat(greenMail.getReceivedMessages()).hasSize(1);
            assertNotTaken(settings.loggedIn("poste", "wrong"), Why.LOGIN_REFUSED)
                    .hasMessageContaining("535")
                    .hasMessageNotContaining("wrong");
            assertNotTaken(SmtpSet.at(settings.port()).encrypted(), Why.CERTIFICATE_NOT_TRUSTED);
        } finally {
            greenMail.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    @ParameterizedTest
    @CsvSource({"OPTIONAL, true", "REQUIRED, true", "DISABLED, false"})
    void encrypted_after_starttls(StartTls how, boolean encrypted) throws Exception {
        try (var server = TroubledMailServer.on(0, new Offer(serverSide(), null, false))) {
            take(SmtpSet.at(server.port()).startTls(how).trusting(certificate.certificate()));

            assertThat(server.received())
                    .extracting(TroubledMailServer.Received::encrypted)
                    .containsExactly(encrypted);
        }
    }

    @Test
    void a_login_is_shown_after_starttls_alone_and_its_refusal_is_told() throws Exception {
        try (var server = TroubledMailServer.on(0, new Offer(serverSide(), "secret", false))) {
            var settings = SmtpSet.at(server.port()).trusting(certificate.certificate());
            take(settings.loggedIn("poste", "secret"));

            assertThat(server.received()).hasSize(1);
            assertNotTaken(settings.loggedIn("poste", "wrong"), Why.LOGIN_REFUSED)
                    .hasMessageContaining("535 5.7.8 who are you");
        }
    }

    @Test
    void without_trust_there_is_no_mail() throws Exception {
        try (var server = TroubledMailServer.on(0, new Offer(serverSide(), null, false))) {
            assertNotTaken(SmtpSet.at(server.port()), Why.CERTIFICATE_NOT_TRUSTED);

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_certificate_of_another_name_is_no_proof() throws Exception {
        try (var server = TroubledMailServer.on(0, new Offer(serverSide(), null, false))) {
            assertNotTaken(
                    SmtpSet.at(server.port()).called("127.0.0.2").trusting(certificate.certificate()),
                    Why.CERTIFICATE_OF_ANOTHER,
                    Why.CONNECTION_REFUSED);
        }
    }

    @Test
    void where_encryption_is_required_a_server_without_gets_nothing() throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            assertNotTaken(SmtpSet.at(server.port()).startTls(StartTls.REQUIRED), Why.NO_TLS);
            assertNotTaken(SmtpSet.at(server.port()).encrypted(), Why.TLS_FAILED);
        }
    }

    @Test
    void nobody_there_is_told_from_an_unknown_name() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertNotTaken(SmtpSet.at(port), Why.CONNECTION_REFUSED).hasMessageContaining("127.0.0.1:" + port);
        assertNotTaken(SmtpSet.at(port).called("nowhere.invalid"), Why.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @CsvSource({"HANGS_AT_THE_RECIPIENT", "HANGS_AFTER_DATA", "DRIPS"})
    void a_conversation_ends_at_its_deadline(Trouble trouble) throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            server.makeTrouble(CLIENT, trouble);
            assertNotTaken(SmtpSet.at(server.port()).within(Duration.ofMillis(1500)), Why.TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUTS_OFF_THE_RECIPIENT, RECIPIENT_REFUSED, false",
        "REFUSES_THE_RECIPIENT, RECIPIENT_REFUSED, true",
        "REFUSES_TO_RELAY, RELAY_REFUSED, false",
        "PUTS_OFF_THE_CONTENT, CONTENT_REFUSED, false",
        "REFUSES_THE_CONTENT, CONTENT_REFUSED, true",
        "DIES_AFTER_DATA, BROKEN_OFF, false"
    })
    void what_is_refused_for_good_is_told_from_what_passes(Trouble trouble, Why why, boolean last) throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            server.makeTrouble(CLIENT, trouble);
            assertNotTaken(SmtpSet.at(server.port()), why)
                    .isInstanceOfSatisfying(
                            NotTaken.class,
                            refused -> assertThat(refused.isLast()).isEqualTo(last));
        }
    }

    @Test
    void what_was_taken_is_taken_however_the_conversation_ends() throws Exception {
        try (var server = TroubledMailServer.on(0)) {
            server.makeTrouble(CLIENT, Trouble.DROPS_AFTER_250);
            take(SmtpSet.at(server.port()));

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void an_address_with_accents_goes_to_servers_that_know_them() throws Exception {
        var mail = ALetter.to("hélène@marais.example").written();
        try (var server = TroubledMailServer.on(0, new Offer(null, null, true));
                var ours = new MailServer(SmtpSet.at(server.port()))) {
            ours.take(mail);

            assertThat(server.received())
                    .extracting(TroubledMailServer.Received::recipient)
                    .containsExactly("hélène@marais.example");
        }
        try (var server = TroubledMailServer.on(0);
                var ours = new MailServer(SmtpSet.at(server.port()))) {
            assertThatThrownBy(() -> ours.take(mail)).isInstanceOfSatisfying(NotTaken.class, refused -> {
                assertThat(refused.why()).isEqualTo(Why.NO_UTF8);
                assertThat(refused.isLast()).isTrue();
            });
        }
    }

    @Test
    void what_goes_out_is_what_was_written_byte_for_byte() throws Exception {
        var mail = ALetter.to(CLIENT).saying(".\n..point\n\nfin").written();
        try (var server = TroubledMailServer.on(0);
                var ours = new MailServer(SmtpSet.at(server.port()))) {
            ours.take(mail);

            assertThat(server.received().get(0).content())
                    .isEqualTo(new String(mail.content(), StandardCharsets.UTF_8));
            assertThat(server.received().get(0).sender()).isEqualTo("support@gestan.example");
        }
    }

    private static void take(SmtpSet settings) throws Exception {
        try (var server = new MailServer(settings)) {
            server.take(ALetter.to(CLIENT).written());
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertNotTaken(SmtpSet settings, Why... oneOf) {
        return assertThatThrownBy(() -> take(settings))
                .isInstanceOfSatisfying(
                        NotTaken.class, refused -> assertThat(refused.why()).isIn((Object[]) oneOf));
    }

    private static SSLContext serverSide() throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(certificate.store(), "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
