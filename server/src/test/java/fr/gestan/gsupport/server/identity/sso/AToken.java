package fr.gestan.gsupport.server.identity.sso;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;

/** A token for tests: good for an hour unless told otherwise. Written by hand, so that it can also be wrong. */
final class AToken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private AToken(String issuer, String audience, String name) {
        var now = Instant.now();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", "1f7c-" + name);
        claims.put("preferred_username", name);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
    }

    static AToken of(String issuer, String audience, String name) {
        return new AToken(issuer, audience, name);
    }

    AToken with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    AToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    AToken withHeader(String name, Object value) {
        header.put(name, value);
        return this;
    }

    /** Seconds since 1970 of a moment from now, as claims have it. */
    static long fromNow(Duration duration) {
        return Instant.now().plus(duration).getEpochSecond();
    }

    String signedWith(PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signedPart().getBytes(StandardCharsets.US_ASCII));
            return signedPart() + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a secret key, as {@code HS256} has it. */
    String signedWithSecret(Key secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return signedPart() + "." + base64(mac.doFinal(signedPart().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String unsigned() {
        return signedPart() + ".";
    }

    String signedPart() {
        return base64(json(header)) + "." + base64(json(claims));
    }

    private static byte[] json(Map<String, Object> object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
