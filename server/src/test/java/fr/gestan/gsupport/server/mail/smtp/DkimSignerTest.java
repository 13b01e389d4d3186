package fr.gestan.gsupport.server.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSignerTest {

    private record Set(Optional<String> domain, Optional<String> selector, Optional<String> keyFile)
            implements DkimSettings {}

    @TempDir
    Path directory;

    private KeyPair keys;
    private Path keyFile;

    @BeforeEach
    void a_key_of_the_house() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        keyFile = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    @Test
    void a_receiver_finds_the_mail_signed_with_the_headers_that_count() throws Exception {
        var signature = SignatureReader.of(signed(ALetter.to("client@marais.example")));

        assertThat(signature.holds(keys.getPublic())).isTrue();
        assertThat(signature.tag("d")).isEqualTo("gestan.example");
        assertThat(signature.tag("s")).isEqualTo("mail2026");
        assertThat(signature.tag("t")).isEqualTo(String.valueOf(ALetter.NOW.getEpochSecond()));
        assertThat(signature.tag("h").split(":"))
                .contains("from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post")
                .filteredOn("from"::equals)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\n", "  deux   espaces \t\n\n", "ligne\r\n.\r\n", "é=20\u2028😊", "a\rb"})
    void whatever_the_text_is_the_signature_holds(String text) throws Exception {
        assertThat(SignatureReader.of(signed(ALetter.to("client@marais.example").saying(text)))
                        .holds(keys.getPublic()))
                .isTrue();
    }

    @Test
    void an_address_in_utf_8_is_signed_as_it_stands() throws Exception {
        assertThat(SignatureReader.of(signed(ALetter.to("hélène@marais.example")))
                        .holds(keys.getPublic()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "List-Unsubscribe: <https://support, List-Unsubscribe: <https://elsewhere",
        "Auto-Submitted: auto-generated, Auto-Submitted: no",
        "To: client@, To: other@",
        "'\r\nDate: ', '\r\nFrom: someone@else.example\r\nDate: '",
        "'D=C3=A9j=C3=A0', 'D=C3=A9ja'"
    })
    void who_changes_or_adds_something_breaks_it(String original, String changed) throws Exception {
        var mail = new String(signed(ALetter.to("client@marais.example")), StandardCharsets.ISO_8859_1);
        var tampered = mail.replaceFirst(Pattern.quote(original), changed);

        assertThat(tampered).isNotEqualTo(mail);
        assertThat(SignatureReader.of(tampered.getBytes(StandardCharsets.ISO_8859_1))
                        .holds(keys.getPublic()))
                .isFalse();
    }

    @Test
    void white_space_that_a_mail_server_changes_breaks_nothing() throws Exception {
        var mail = new String(signed(ALetter.to("client@marais.example")), StandardCharsets.ISO_8859_1);
        var changed = mail.replace("Subject: ", "Subject:\r\n\t ") + "\r\n\r\n";

        assertThat(SignatureReader.of(changed.getBytes(StandardCharsets.ISO_8859_1))
                        .holds(keys.getPublic()))
                .isTrue();
    }

    @Test
    void a_key_as_older_tools_write_it_will_do() throws Exception {
        var pkcs1 = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        keyFile = pem("RSA PRIVATE KEY", pkcs1);

        assertThat(SignatureReader.of(signed(ALetter.to("client@marais.example")))
                        .holds(keys.getPublic()))
                .isTrue();
    }

    @Test
    void without_the_three_settings_nothing_is_signed() {
        assertThat(DkimSigner.of(new Set(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_setting_alone_asks_for_the_others() {
        assertThatThrownBy(
                        () -> DkimSigner.of(new Set(Optional.of("gestan.example"), Optional.empty(), Optional.empty())))
                .isInstanceOf(WrongDkim.class)
                .hasMessage("GSUPPORT_DKIM_SELECTOR is missing; signing mails takes GSUPPORT_DKIM_DOMAIN,"
                        + " GSUPPORT_DKIM_SELECTOR and GSUPPORT_DKIM_KEY_FILE.");
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws Exception {
        assumeThat(Files.getFileStore(keyFile).supportsFileAttributeView("posix"))
                .isTrue();
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));

        assertRefused("a file that nobody but its owner may read or write (chmod 600)");
    }

    @Test
    void what_is_no_key_is_refused() throws Exception {
        keyFile = pem("PRIVATE KEY", new byte[] {1, 2, 3});
        assertRefused("a PEM file with an RSA key without a password (BEGIN PRIVATE KEY)");

        Files.writeString(keyFile, "nothing");
        assertRefused("a PEM file with an RSA key without a password (BEGIN PRIVATE KEY)");

        Files.delete(keyFile);
        assertRefused("a PEM file that can be read");
    }

    @Test
    void a_key_that_receivers_do_not_take_is_refused() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(768);
        keyFile = pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());

        assertRefused("an RSA key of 1024 bits at least, better 2048");
    }

    private void assertRefused(String mustBe) {
        assertThatThrownBy(this::signer)
                .isInstanceOf(WrongDkim.class)
                .hasMessage("GSUPPORT_DKIM_KEY_FILE is '" + keyFile + "'; it must be " + mustBe + ".");
    }

    private byte[] signed(ALetter letter) throws NotTaken {
        return letter.written(MailSet.USUAL, signer()).content();
    }

    private Optional<DkimSigner> signer() {
        return DkimSigner.of(
                new Set(Optional.of("gestan.example"), Optional.of("mail2026"), Optional.of(keyFile.toString())));
    }

    private Path pem(String what, byte[] bytes) throws IOException {
        var file = directory.resolve("dkim.pem");
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }
}
