package fr.gestan.gsupport.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The certificate, with those above it, and the private key that the server shows: PEM files, looked at ahead of the start. */
record TlsFiles(Path certificate, Path key) {

    private static final String CERTIFICATE = "GSUPPORT_TLS_CERTIFICATE";
    private static final String KEY = "GSUPPORT_TLS_KEY";

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** Key algorithms, and how each signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /** Which files there are, if they are what they should be and belong together. */
    static TlsFiles read(String certificate, String key) {
        var files = new TlsFiles(path(CERTIFICATE, certificate), path(KEY, key));
        var chain = certificates(files.certificate());
        var privateKey = privateKey(files.key());
        if (!belongTogether(chain.get(0).getPublicKey(), privateKey)) {
            throw new WrongSetting(
                    KEY + " is '" + key + "'; it must be the key of the first certificate in " + CERTIFICATE + ".");
        }
        return files;
    }

    private static Path path(String setting, String text) {
        try {
            var file = Path.of(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw wrong(setting, text, "a PEM file that can be read");
        }
        throw wrong(setting, text, "a PEM file that can be read");
    }

    private static List<Certificate> certificates(Path file) {
        try {
            var chain = List.<Certificate>copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException | CertificateException e) {
            throw wrong(CERTIFICATE, file, "a PEM file with a certificate (BEGIN CERTIFICATE)");
        }
        throw wrong(CERTIFICATE, file, "a PEM file with a certificate (BEGIN CERTIFICATE)");
    }

    private static PrivateKey privateKey(Path file) {
        var mustBe = "a PEM file with a private key in PKCS #8 and without a password (BEGIN PRIVATE KEY)";
        try {
            var pem = PKCS8.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!pem.find()) {
                throw wrong(KEY, file, mustBe);
            }
            var bytes = Base64.getMimeDecoder().decode(pem.group(1));
            for (var algorithm : SIGNATURES.keySet()) {
                var key = privateKey(algorithm, bytes);
                if (key != null) {
                    return key;
                }
            }
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw wrong(KEY, file, mustBe);
        }
        throw wrong(KEY, file, mustBe);
    }

    private static PrivateKey privateKey(String algorithm, byte[] bytes) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    private static boolean belongTogether(PublicKey certified, PrivateKey key) {
        try {
            var sign = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
            sign.initSign(key);
            sign.update(KEY.getBytes(StandardCharsets.US_ASCII));
            var signature = sign.sign();
            var verify = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
            verify.initVerify(certified);
            verify.update(KEY.getBytes(StandardCharsets.US_ASCII));
            return verify.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static WrongSetting wrong(String setting, Object value, String mustBe) {
        return new WrongSetting(setting + " is '" + value + "'; it must be " + mustBe + ".");
    }

    /** What Quarkus reads; it looks at the files again every hour, so that a renewed certificate needs no restart. */
    Map<String, String> asQuarkusSettings(String port) {
        return Map.of(
                "gsupport.http.scheme", "https",
                "quarkus.http.insecure-requests", "disabled",
                "quarkus.http.ssl-port", port,
                "quarkus.http.tls-configuration-name", "wire",
                "quarkus.tls.wire.key-store.pem.1.cert", certificate.toString(),
                "quarkus.tls.wire.key-store.pem.1.key", key.toString(),
                "quarkus.tls.wire.protocols", "TLSv1.3,TLSv1.2",
                "quarkus.tls.wire.reload-period", "1h");
    }
}
