package fr.gestan.gsupport.server.mail.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom we believe to be the mail server: whom Java believes, and whom a file of the house names. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * The certificates of a PEM file.
     *
     * @throws IOException where there are none, with a sentence that says so
     */
    public static List<Certificate> read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var certificates = List.<Certificate>copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(content));
            if (certificates.isEmpty()) {
                throw new IOException(file + " holds no certificate");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is no PEM file with certificates", e);
        }
    }

    static SSLSocketFactory socketFactory(Optional<Path> more) throws IOException {
        try {
            if (more.isEmpty()) {
                return SSLContext.getDefault().getSocketFactory();
            }
            var trusted = new ArrayList<Certificate>(ofJava());
            trusted.addAll(read(more.get()));
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), trusted.get(i));
            }
            var managers = managers(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("The trusted certificates could not be read: " + e.getMessage(), e);
        }
    }

    private static List<Certificate> ofJava() throws GeneralSecurityException {
        for (var manager : managers(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return List.of(trust.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    /** @param store null: Java's own */
    private static TrustManagerFactory managers(KeyStore store) throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }
}
