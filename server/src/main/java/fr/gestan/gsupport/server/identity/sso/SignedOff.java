package fr.gestan.gsupport.server.identity.sso;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose person has logged out before the token's end. The provider does not know of it and would still vouch for
 * them. Kept in this server's memory, until they end by themselves.
 */
@ApplicationScoped
class SignedOff {

    /** A token is taken for a little longer than it says ({@code lifespan-grace}). */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<ByteBuffer, Instant> ends = new ConcurrentHashMap<>();

    SignedOff(Clock clock) {
        this.clock = clock;
    }

    void remember(byte[] tokenHash, Instant expiresAt) {
        var now = clock.instant();
        ends.values().removeIf(end -> end.isBefore(now));
        ends.put(ByteBuffer.wrap(tokenHash.clone()), expiresAt.plus(GRACE));
    }

    boolean includes(byte[] tokenHash) {
        return ends.containsKey(ByteBuffer.wrap(tokenHash));
    }
}
