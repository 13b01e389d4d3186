package fr.gestan.gsupport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.process.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {

    private static final String CERTIFICATE = "gsupport.tls.certificate";
    private static final String KEY = "gsupport.tls.key";
    private static final String PROXIES = "gsupport.http.trusted-proxies";

    @TempDir
    private Path directory;

    @AfterEach
    void unset() {
        System.clearProperty(CERTIFICATE);
        System.clearProperty(KEY);
        System.clearProperty(PROXIES);
    }

    @Test
    void a_certificate_and_its_key_make_it_https_alone() throws Exception {
        var one = Certificate.in(directory, "one");
        set(one.certificate(), one.key());

        assertThat(StartSettings.forServer().systemProperties())
                .containsEntry("gsupport.http.scheme", "https")
                .containsEntry("quarkus.http.insecure-requests", "disabled")
                .containsEntry("quarkus.http.ssl-port", "8080")
                .containsEntry("quarkus.tls.wire.protocols", "TLSv1.3,TLSv1.2");
        assertThat(StartSettings.forDemo().systemProperties()).doesNotContainKey("quarkus.http.insecure-requests");
    }

    @Test
    void each_needs_the_other() throws Exception {
        var one = Certificate.in(directory, "one");

        set(one.certificate(), null);
        isRefused("GSUPPORT_TLS_KEY is missing");
        set(null, one.key());
        isRefused("GSUPPORT_TLS_CERTIFICATE is missing");
    }

    @Test
    void they_must_belong_together() throws Exception {
        var one = Certificate.in(directory, "one");
        var other = Certificate.in(directory, "other");

        set(one.certificate(), other.key());

        isRefused("GSUPPORT_TLS_KEY is '" + other.key() + "'; it must be the key of the first certificate");
    }

    @Test
    void they_must_be_what_their_names_say() throws Exception {
        var one = Certificate.in(directory, "one");
        var empty = Files.writeString(directory.resolve("empty.pem"), "");
        var missing = directory.resolve("missing.pem");

        set(one.key(), one.key());
        isRefused("GSUPPORT_TLS_CERTIFICATE is '" + one.key() + "'; it must be a PEM file with a certificate");
        set(one.certificate(), one.certificate());
        isRefused("GSUPPORT_TLS_KEY is '" + one.certificate() + "'; it must be a PEM file with a private key");
        set(empty, one.key());
        isRefused("GSUPPORT_TLS_CERTIFICATE is '" + empty + "'");
        set(one.certificate(), empty);
        isRefused("GSUPPORT_TLS_KEY is '" + empty + "'");
        set(missing, one.key());
        isRefused("GSUPPORT_TLS_CERTIFICATE is '" + missing + "'; it must be a PEM file that can be read.");
        set(one.certificate(), missing);
        isRefused("GSUPPORT_TLS_KEY is '" + missing + "'; it must be a PEM file that can be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.1,", "10.0.0.1 10.0.0.2"})
    void a_trusted_proxy_has_an_address(String proxies) {
        System.setProperty(PROXIES, proxies);

        isRefused("GSUPPORT_HTTP_TRUSTED_PROXIES is '" + proxies + "'; it must be addresses such as 192.0.2.7");
    }

    private static void set(Path certificate, Path key) {
        System.clearProperty(CERTIFICATE);
        System.clearProperty(KEY);
        if (certificate != null) {
            System.setProperty(CERTIFICATE, certificate.toString());
        }
        if (key != null) {
            System.setProperty(KEY, key.toString());
        }
    }

    private static void isRefused(String sentence) {
        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(sentence);
    }
}
