package fr.gestan.gsupport.server.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A token or API key that came with a request, to be looked up. */
final class BearerRequest extends BaseAuthenticationRequest {

    private final String secret;
    private final String address;

    BearerRequest(String secret, String address) {
        this.secret = secret;
        this.address = address;
    }

    String secret() {
        return secret;
    }

    /** Where the request came from. */
    String address() {
        return address;
    }
}
