package fr.gestan.gsupport.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Access tokens and API keys: 32 random bytes, of which only the hash is kept. A fast hash is enough for what nobody
 * can guess; passwords are another matter ({@link Passwords}).
 */
public final class Secrets {

    /** How every API key begins, so that people and scanners know one when they see it. */
    public static final String API_KEY_PREFIX = "gsk_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new access token. */
    public static String newToken() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new API key. */
    public static String newApiKey() {
        return API_KEY_PREFIX + newToken();
    }

    /** What the database keeps of a token or key. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
