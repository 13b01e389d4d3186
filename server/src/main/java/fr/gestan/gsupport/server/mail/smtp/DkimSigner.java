package fr.gestan.gsupport.server.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Signs mails (RFC 6376) with {@code rsa-sha256}, both headers and body relaxed: what mail servers on the way do to white
 * space breaks no signature.
 */
public final class DkimSigner {

    /** Also signed as missing a second time, so that nobody can add another one. */
    private static final Set<String> ONCE = Set.of("from", "to", "subject", "reply-to", "date");

    /** What a reader or a mail program relies on; RFC 8058 asks for the two of the one-click button. */
    private static final Set<String> SIGNED = Set.of(
            "from",
            "to",
            "subject",
            "reply-to",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "auto-submitted",
            "list-unsubscribe",
            "list-unsubscribe-post");

    private static final int LINE = 72;
    private static final String CRLF = "\r\n";

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    DkimSigner(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * The one that the settings ask for.
     *
     * @return empty where they ask for none
     * @throws WrongDkim where they ask for one that can not be
     */
    public static Optional<DkimSigner> of(DkimSettings settings) {
        return DkimKey.read(settings);
    }

    /** The same mail with its signature ahead of it. */
    byte[] sign(byte[] mail, Instant at) {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(CRLF + CRLF);
        var headers = fields(text.substring(0, end));
        var signed =
                headers.stream().filter(field -> SIGNED.contains(name(field))).toList();
        var names = new ArrayList<>(signed.stream().map(DkimSigner::name).toList());
        ONCE.stream().sorted().filter(names::contains).forEach(names::add);
        var unsigned = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + ";" + CRLF
                + " s=" + selector + "; t=" + at.getEpochSecond() + ";" + CRLF
                + " h=" + String.join(":" + CRLF + "  ", names) + ";" + CRLF
                + " bh=" + base64(sha256(relaxedBody(text.substring(end + 2 * CRLF.length())))) + ";" + CRLF
                + " b=";
        var canonical = new StringBuilder();
        signed.forEach(field -> canonical.append(relaxed(field)).append(CRLF));
        canonical.append(relaxed(unsigned));
        var whole = new ByteArrayOutputStream();
        whole.writeBytes((unsigned + folded(base64(signature(canonical.toString()))) + CRLF)
                .getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(mail);
        return whole.toByteArray();
    }

    private static List<String> fields(String headers) {
        return List.of(headers.split("\r\n(?![ \t])"));
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    private static String relaxed(String field) {
        var value = field.substring(field.indexOf(':') + 1).replace(CRLF, "");
        return name(field) + ":" + value.replaceAll("[ \t]+", " ").strip();
    }

    private static String relaxedBody(String body) {
        var lines = body.replaceAll("[ \t]+", " ").replace(" " + CRLF, CRLF);
        var withoutEmptyLines = lines.replaceAll("(?:\r\n)+\\z", "");
        return withoutEmptyLines.isEmpty() ? "" : withoutEmptyLines + CRLF;
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.ISO_8859_1));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The mail could not be signed", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String folded(String text) {
        return text.replaceAll("(.{" + LINE + "})(?=.)", "$1" + CRLF + " ");
    }
}
