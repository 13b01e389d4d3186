package fr.gestan.gsupport.server.guidance;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What the publisher can settle about the rules. */
@ConfigMapping(prefix = "gsupport.overdraft")
public interface GuidanceSettings {

    /** How far below zero a call is still taken, as a positive number of minutes. */
    @WithDefault("60")
    int limit();

    /** Whether it takes a manager to help an overdrawn client by exception. */
    @WithDefault("false")
    boolean overrideByManager();

    /** Whether these roles may record against a refusal, giving a reason. */
    default boolean mayOverride(Decision decision, Set<Role> roles) {
        boolean mayRecord = roles.contains(Role.TECHNICIAN) || roles.contains(Role.SALES_ADMIN);
        return switch (decision) {
            case REFUSE_OVERDRAWN -> mayRecord && (!overrideByManager() || roles.contains(Role.MANAGER));
            case REFUSE_DO_NOT_INTERVENE -> roles.contains(Role.SALES_ADMIN);
            case PROCEED, PROCEED_FIRST_CALL, PROCEED_WITH_REMINDER -> false;
        };
    }
}
