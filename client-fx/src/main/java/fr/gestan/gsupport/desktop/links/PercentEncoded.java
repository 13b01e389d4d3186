package fr.gestan.gsupport.desktop.links;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Values as they stand in a link: percent-encoded UTF-8 (RFC 3986). A plus sign is a plus sign: e-mail addresses have
 * them. Unlike {@link java.net.URLDecoder}, what is damaged is no value at all instead of one with replacement marks.
 */
public final class PercentEncoded {

    private static final int HEX = 16;

    private PercentEncoded() {}

    /**
     * The text, without space around it.
     *
     * @param mostCharacters of the text
     * @return empty where it is damaged, longer, or has control characters in it
     */
    public static Optional<String> decode(String encoded, int mostCharacters) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (var index = 0; index < encoded.length(); index++) {
            if (encoded.charAt(index) != '%') {
                var end = encoded.indexOf('%', index) < 0 ? encoded.length() : encoded.indexOf('%', index);
                bytes.writeBytes(encoded.substring(index, end).getBytes(StandardCharsets.UTF_8));
                index = end - 1;
                continue;
            }
            if (index + 2 >= encoded.length()) {
                return Optional.empty();
            }
            var high = Character.digit(encoded.charAt(index + 1), HEX);
            var low = Character.digit(encoded.charAt(index + 2), HEX);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high * HEX + low);
            index += 2;
        }
        return text(bytes.toByteArray())
                .filter(text -> text.length() <= mostCharacters)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> text(byte... utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString()
                    .strip());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
