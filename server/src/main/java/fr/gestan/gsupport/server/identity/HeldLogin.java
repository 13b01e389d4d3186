package fr.gestan.gsupport.server.identity;

import java.time.Instant;

/**
 * A login on which something hangs for longer than a request.
 *
 * @param caller as the request found them
 * @param tokenHash of the token that came with the request
 * @param signedUntil when that token ends by itself, where the provider of single sign-on signed it; null for our own
 */
public record HeldLogin(Caller caller, byte[] tokenHash, Instant signedUntil) {

    public HeldLogin {
        tokenHash = tokenHash.clone();
    }

    @Override
    public byte[] tokenHash() {
        return tokenHash.clone();
    }
}
