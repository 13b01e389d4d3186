package fr.gestan.gsupport.server.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuidanceSettingsTest {

    private static final Set<Role> OF_AN_API_KEY = Set.of();

    @ParameterizedTest(name = "{0} against {1}, managers only {2}: {3}")
    @CsvSource(textBlock = """
            TECHNICIAN,  REFUSE_OVERDRAWN,        false, true
            SALES_ADMIN, REFUSE_OVERDRAWN,        false, true
            MANAGER,     REFUSE_OVERDRAWN,        false, false
            ADMIN,       REFUSE_OVERDRAWN,        false, false
            TECHNICIAN,  REFUSE_OVERDRAWN,        true,  false
            SALES_ADMIN, REFUSE_OVERDRAWN,        true,  false
            MANAGER,     REFUSE_OVERDRAWN,        true,  false
            ADMIN,       REFUSE_OVERDRAWN,        true,  false
            TECHNICIAN,  REFUSE_DO_NOT_INTERVENE, false, false
            SALES_ADMIN, REFUSE_DO_NOT_INTERVENE, false, true
            MANAGER,     REFUSE_DO_NOT_INTERVENE, false, false
            MANAGER,     REFUSE_DO_NOT_INTERVENE, true,  false
            ADMIN,       REFUSE_DO_NOT_INTERVENE, false, false
            """)
    void says_who_may_help_against_a_refusal(Role role, Decision refusal, boolean byManager, boolean expected) {
        assertThat(new Settings(byManager).mayOverride(refusal, Set.of(role))).isEqualTo(expected);
    }

    @Test
    void a_manager_who_may_record_helps_where_it_takes_a_manager() {
        var technicianAndManager = Set.of(Role.TECHNICIAN, Role.MANAGER);
        assertThat(new Settings(true).mayOverride(Decision.REFUSE_OVERDRAWN, technicianAndManager))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void an_api_key_never_helps_against_a_refusal(Decision decision) {
        assertThat(new Settings(false).mayOverride(decision, OF_AN_API_KEY)).isFalse();
        assertThat(new Settings(true).mayOverride(decision, OF_AN_API_KEY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCEED", "PROCEED_FIRST_CALL", "PROCEED_WITH_REMINDER"})
    void there_is_nothing_to_override_where_nothing_is_refused(Decision decision) {
        assertThat(new Settings(false).mayOverride(decision, EnumSet.allOf(Role.class)))
                .isFalse();
    }

    private record Settings(boolean overrideByManager) implements GuidanceSettings {
        @Override
        public int limit() {
            return 60;
        }
    }
}
