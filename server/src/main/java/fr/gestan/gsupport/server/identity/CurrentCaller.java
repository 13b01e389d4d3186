package fr.gestan.gsupport.server.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;

/** Who sends the request at hand. */
@RequestScoped
public class CurrentCaller {

    /** The attribute of the security identity that holds the {@link Caller}. */
    static final String ATTRIBUTE = "caller";

    /** The attribute of the security identity that holds the hash of the token or key that came with the request. */
    static final String SECRET_HASH = "secret-hash";

    /** The attribute of the security identity that holds when a token of single sign-on ends by itself. */
    static final String SIGNED_UNTIL = "signed-until";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; only where a login is needed, so never null. */
    public Caller get() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("Nobody is logged in, and the resource did not ask for it");
        }
        return caller;
    }

    /** The hash of the token that came with the request, under which it is kept. */
    public byte[] secretHash() {
        return identity.<byte[]>getAttribute(SECRET_HASH).clone();
    }

    /** When the token ends by itself, where the provider of single sign-on signed it; empty for our own. */
    public Optional<Instant> signedUntil() {
        return Optional.ofNullable(identity.<Instant>getAttribute(SIGNED_UNTIL));
    }

    /** The login, for what outlasts the request. */
    public HeldLogin held() {
        return new HeldLogin(get(), secretHash(), signedUntil().orElse(null));
    }
}
