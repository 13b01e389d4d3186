package fr.gestan.gsupport.server.http;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an address that is not percent-encoded UTF-8, or has a NUL in it: lenient decoders would search for
 * something else than what was meant, and PostgreSQL can not take it.
 */
class Address {

    @ServerRequestFilter(preMatching = true)
    void check(HttpServerRequest request) {
        var address = request.uri();
        if (isPlain(address)) {
            return;
        }
        int query = address.indexOf('?');
        if (!isWellFormed(query < 0 ? address : address.substring(0, query))) {
            throw new Failure.Invalid("path", "must be percent-encoded UTF-8 without NUL");
        }
        if (query < 0) {
            return;
        }
        for (var parameter : address.substring(query + 1).split("&")) {
            if (!isWellFormed(parameter)) {
                throw new Failure.Invalid(name(parameter), "must be percent-encoded UTF-8 without NUL");
            }
        }
    }

    private static boolean isPlain(String address) {
        return address.chars().allMatch(c -> c > 0 && c < 0x80 && c != '%');
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        var name = end < 0 ? parameter : parameter.substring(0, end);
        return isWellFormed(name) ? name : "query";
    }

    private static boolean isWellFormed(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            int value = c;
            if (c == '%') {
                value = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
                i += 2;
            }
            if (value <= 0) {
                return false;
            }
            bytes.write(value);
        }
        return isUtf8(bytes.toByteArray());
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
