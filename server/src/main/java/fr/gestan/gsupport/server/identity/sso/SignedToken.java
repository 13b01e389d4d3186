package fr.gestan.gsupport.server.identity.sso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The form of a signed token (JWT, RFC 7519): header, claims and signature, with dots between them. */
public final class SignedToken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SignedToken() {}

    /** Whether a secret has that form; access tokens and API keys of our own have no dot. */
    public static boolean hasItsForm(String secret) {
        int first = secret.indexOf('.');
        int last = secret.lastIndexOf('.');
        return first > 0 && last > first && secret.indexOf('.', first + 1) == last;
    }

    /**
     * The part that is signed. What stands after it can be written in several ways that all are good signatures, so this
     * is what a token is known by.
     */
    public static String signedPart(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    /** The claims of a token that has been verified. */
    static JsonNode claims(String verifiedToken) {
        var text = verifiedToken.substring(verifiedToken.indexOf('.') + 1, verifiedToken.lastIndexOf('.'));
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(text));
        } catch (IOException e) {
            throw new UncheckedIOException("The claims of a verified token can not be read", e);
        }
    }
}
