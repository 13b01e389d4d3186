package fr.gestan.gsupport.server.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a setting to see whether it changed: its value, or a salted and slow digest where it is a secret.
 *
 * @param value null for a secret
 * @param salt null but for a secret, as is the digest; both Base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptSetting(String value, String salt, String digest) {

    private static final Pattern NAME_OF_A_SECRET = Pattern.compile("PASSWORD|TOKEN|KEY|SECRET|CREDENTIAL");

    /** As the address of a database may have one. */
    private static final Pattern PASSWORD_IN_AN_ADDRESS =
            Pattern.compile("://[^/?#]*@|[?&;](user|password|secret|token)=", Pattern.CASE_INSENSITIVE);

    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 210_000;
    private static final int DIGEST_BITS = 256;

    static KeptSetting of(String name, String value) {
        if (!isSecret(name, value)) {
            return new KeptSetting(value, null, null);
        }
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new KeptSetting(null, base64(salt), base64(digest(value, salt)));
    }

    private static boolean isSecret(String name, String value) {
        return NAME_OF_A_SECRET.matcher(name).find()
                || PASSWORD_IN_AN_ADDRESS.matcher(value).find();
    }

    @JsonIgnore
    boolean isConcealed() {
        return digest != null;
    }

    /** Whether a value is the one that this was made of. */
    boolean isOf(String other) {
        if (!isConcealed()) {
            return value.equals(other);
        }
        var decoder = Base64.getDecoder();
        return MessageDigest.isEqual(decoder.decode(digest), digest(other, decoder.decode(salt)));
    }

    private static byte[] digest(String text, byte[] salt) {
        try {
            var spec = new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, DIGEST_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Never the digest. */
    @Override
    public String toString() {
        return isConcealed() ? "secret" : value;
    }
}
