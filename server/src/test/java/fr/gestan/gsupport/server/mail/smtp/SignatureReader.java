package fr.gestan.gsupport.server.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a DKIM signature as a receiver does, by RFC 6376 and the JDK, and without anything of what made it. */
final class SignatureReader {

    private final List<String[]> headers = new ArrayList<>();
    private final List<String> body;
    private final Map<String, String> tags = new HashMap<>();

    private SignatureReader(byte[] mail) {
        var lines = new ArrayList<>(List.of(new String(mail, StandardCharsets.ISO_8859_1).split("\r\n", -1)));
        int empty = lines.indexOf("");
        for (var line : lines.subList(0, empty)) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                headers.get(headers.size() - 1)[1] += line;
            } else {
                headers.add(line.split(":", 2));
            }
        }
        body = lines.subList(empty + 1, lines.size());
        for (var tag : header("dkim-signature").replaceAll("\\s", "").split(";")) {
            var pair = tag.split("=", 2);
            tags.put(pair[0], pair[1]);
        }
    }

    static SignatureReader of(byte[] mail) {
        return new SignatureReader(mail);
    }

    String tag(String name) {
        return tags.get(name);
    }

    boolean holds(PublicKey key) throws Exception {
        var bodyHash = MessageDigest.getInstance("SHA-256").digest(bytes(relaxedBody()));
        if (!Base64.getEncoder().encodeToString(bodyHash).equals(tag("bh"))) {
            return false;
        }
        var signed = new StringBuilder();
        var left = new ArrayList<>(headers);
        for (var name : tag("h").split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i)[0].equalsIgnoreCase(name)) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        var own = header("dkim-signature");
        signed.append(relaxed(new String[] {"dkim-signature", own.substring(0, own.lastIndexOf("b=") + 2)}));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(bytes(signed.toString()));
        return signature.verify(Base64.getDecoder().decode(tag("b")));
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> header[0].equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()[1];
    }

    private static String relaxed(String[] header) {
        return header[0].trim().toLowerCase(Locale.ROOT) + ":"
                + String.join(" ", header[1].trim().split("[ \t]+"));
    }

    private String relaxedBody() {
        var lines = new ArrayList<String>();
        for (var line : body) {
            lines.add(line.replaceAll("[ \t]+$", "").replaceAll("[ \t]+", " "));
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
