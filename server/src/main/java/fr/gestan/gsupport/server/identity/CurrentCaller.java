package fr.gestan.gsupport.server.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who sends the request at hand. */
@RequestScoped
public class CurrentCaller {

    /** The attribute of the security identity that holds the {@link Caller}. */
    static final String ATTRIBUTE = "caller";

    /** The attribute of the security identity that holds the hash of the token or key that came with the request. */
    static final String SECRET_HASH = "secret-hash";

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
}
