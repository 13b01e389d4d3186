package fr.gestan.gsupport.server.mail.smtp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The key that mails are signed with, looked at ahead of the first of them. */
final class DkimKey {

    private static final String DOMAIN = "GSUPPORT_DKIM_DOMAIN";
    private static final String SELECTOR = "GSUPPORT_DKIM_SELECTOR";
    private static final String KEY_FILE = "GSUPPORT_DKIM_KEY_FILE";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_-]*[a-zA-Z0-9])?");
    private static final Pattern NAMES = Pattern.compile(NAME + "(?:\\." + NAME + ")*");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** Receivers take no less (RFC 8301). */
    private static final int FEWEST_BITS = 1024;

    private DkimKey() {}

    static Optional<DkimSigner> read(DkimSettings settings) {
        if (settings.domain().isEmpty()
                && settings.selector().isEmpty()
                && settings.keyFile().isEmpty()) {
            return Optional.empty();
        }
        var domain = present(DOMAIN, settings.domain());
        var selector = present(SELECTOR, settings.selector());
        var file = present(KEY_FILE, settings.keyFile());
        if (!NAMES.matcher(domain).matches() || !domain.contains(".")) {
            throw wrong(DOMAIN, domain, "a domain such as example.com");
        }
        if (!NAMES.matcher(selector).matches()) {
            throw wrong(SELECTOR, selector, "the name of a key below _domainkey." + domain + ", such as gsupport");
        }
        return Optional.of(new DkimSigner(domain, selector, key(file)));
    }

    private static String present(String setting, Optional<String> value) {
        return value.orElseThrow(() -> new WrongDkim(
                setting + " is missing; signing mails takes " + DOMAIN + ", " + SELECTOR + " and " + KEY_FILE + "."));
    }

    private static RSAPrivateKey key(String text) {
        try {
            var file = Path.of(text);
            if (!isOwnersAlone(file)) {
                throw wrong(KEY_FILE, text, "a file that nobody but its owner may read or write (chmod 600)");
            }
            var pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!pem.find()) {
                throw wrong(KEY_FILE, text, "a PEM file with an RSA key without a password (BEGIN PRIVATE KEY)");
            }
            var bytes = Base64.getMimeDecoder().decode(pem.group(2));
            var key = pem.group(1) == null ? ofPkcs8(bytes) : ofPkcs1(bytes);
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw wrong(KEY_FILE, text, "an RSA key of " + FEWEST_BITS + " bits at least, better 2048");
            }
            return key;
        } catch (IOException | InvalidPathException e) {
            throw wrong(KEY_FILE, text, "a PEM file that can be read");
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw wrong(KEY_FILE, text, "a PEM file with an RSA key without a password (BEGIN PRIVATE KEY)");
        }
    }

    private static boolean isOwnersAlone(Path file) throws IOException {
        return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
                || OWNERS.containsAll(Files.getPosixFilePermissions(file));
    }

    private static RSAPrivateKey ofPkcs8(byte[] bytes) throws GeneralSecurityException {
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    /** As older tools write keys; Java itself reads PKCS #8 alone. */
    private static RSAPrivateKey ofPkcs1(byte[] bytes) throws GeneralSecurityException {
        var key = org.bouncycastle.asn1.pkcs.RSAPrivateKey.getInstance(bytes);
        BigInteger modulus = key.getModulus();
        return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrime1(),
                        key.getPrime2(),
                        key.getExponent1(),
                        key.getExponent2(),
                        key.getCoefficient()));
    }

    private static WrongDkim wrong(String setting, String value, String mustBe) {
        return new WrongDkim(setting + " is '" + value + "'; it must be " + mustBe + ".");
    }
}
