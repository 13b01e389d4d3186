package fr.gestan.gsupport.server.identity.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OpenID Connect provider on the loopback: its description, its keys, and tokens. */
final class TestProvider {

    static final String AUDIENCE = "gsupport-desk";

    private final int port;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile HttpServer server;
    private volatile KeyPair key = newKey();
    private volatile String keyId = "first";

    /** On a free port; nobody answers there before {@link #start()}. */
    TestProvider() {
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/realms/desk/.well-known/openid-configuration", exchange -> answer(exchange, description()));
        server.createContext("/realms/desk/keys", exchange -> answer(exchange, keys()));
        server.start();
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/desk";
    }

    ProviderAccess access() {
        return new ProviderAccess(issuer(), AUDIENCE);
    }

    /** How often anything was asked here. */
    int questions() {
        return questions.get();
    }

    /** A good token, to be changed by the test. */
    AToken aTokenFor(String name) {
        return AToken.of(issuer(), AUDIENCE, name).withHeader("kid", keyId);
    }

    String sign(AToken token) {
        return token.signedWith(key.getPrivate());
    }

    String tokenFor(String name) {
        return sign(aTokenFor(name));
    }

    PublicKey publicKey() {
        return key.getPublic();
    }

    /** From now on it signs with another key, and has forgotten the one before. */
    void changeKey(String id) {
        key = newKey();
        keyId = id;
    }

    static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String description() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "introspection_endpoint": "%1$s/introspect"}
                """.formatted(issuer());
    }

    private String keys() {
        var shown = (RSAPublicKey) key.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}
                """.formatted(keyId, number(shown.getModulus()), number(shown.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return AToken.base64(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        questions.incrementAndGet();
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
