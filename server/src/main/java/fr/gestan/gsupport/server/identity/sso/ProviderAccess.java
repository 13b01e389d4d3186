package fr.gestan.gsupport.server.identity.sso;

import java.util.Map;

/**
 * The provider whose tokens are taken.
 *
 * @param issuer its address, as it stands in its tokens; its keys are found below it
 * @param clientId the audience: a token that was made for another program is refused
 */
public record ProviderAccess(String issuer, String clientId) {

    /** The same as settings of Quarkus. */
    public Map<String, String> asQuarkusSettings() {
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", issuer,
                "quarkus.oidc.token.issuer", issuer,
                "quarkus.oidc.client-id", clientId,
                "quarkus.oidc.token.audience", clientId);
    }
}
