package fr.gestan.gsupport.server.identity.sso;

import fr.gestan.gsupport.api.Role;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the publisher settles about single sign-on; checked before the start, and handed to Quarkus from there. */
@ConfigMapping(prefix = "gsupport.oidc")
interface SingleSignOnSettings {

    /** Without it there is no single sign-on. */
    Optional<String> issuer();

    /** The audience of tokens. */
    Optional<String> clientId();

    /** Which claim holds the technician's code. */
    Optional<String> codeClaim();

    /** Which claim holds the person's roles; without it the account's own roles hold. */
    Optional<String> rolesClaim();

    /** How the provider calls our roles. */
    RoleNames role();

    /** What the provider calls each role; gSupport's own name unless told. */
    interface RoleNames {

        Optional<Set<String>> technician();

        Optional<Set<String>> salesAdmin();

        Optional<Set<String>> manager();

        Optional<Set<String>> admin();

        default Map<Role, Set<String>> byRole() {
            return Map.of(
                    Role.TECHNICIAN, technician().orElse(Set.of(Role.TECHNICIAN.name())),
                    Role.SALES_ADMIN, salesAdmin().orElse(Set.of(Role.SALES_ADMIN.name())),
                    Role.MANAGER, manager().orElse(Set.of(Role.MANAGER.name())),
                    Role.ADMIN, admin().orElse(Set.of(Role.ADMIN.name())));
        }
    }
}
