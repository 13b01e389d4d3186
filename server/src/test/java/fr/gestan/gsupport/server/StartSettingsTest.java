package fr.gestan.gsupport.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartSettingsTest {

    private static final String IDEMPOTENCY_DAYS = "gsupport.idempotency.days";

    private static final String AUDIT_MONTHS = "gsupport.audit.months";
    private static final String ACCESS_LOG = "gsupport.access-log";

    @AfterEach
    void unset() {
        System.clearProperty(IDEMPOTENCY_DAYS);
        System.clearProperty(AUDIT_MONTHS);
        System.clearProperty(ACCESS_LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "3651", "-30", "30.5", "thirty"})
    void idempotency_keys_are_kept_for_thirty_days_to_ten_years_and_nothing_else(String days) {
        System.setProperty(IDEMPOTENCY_DAYS, days);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("GSUPPORT_IDEMPOTENCY_DAYS is '" + days + "'; it must be a whole number from 30 to 3650.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "3650"})
    void idempotency_keys_may_be_kept_longer(String days) {
        System.setProperty(IDEMPOTENCY_DAYS, days);

        assertThatCode(StartSettings::forServer).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "121", "0", "-13", "a year"})
    void the_audit_is_kept_for_thirteen_months_to_ten_years_and_nothing_else(String months) {
        System.setProperty(AUDIT_MONTHS, months);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("GSUPPORT_AUDIT_MONTHS is '" + months + "'; it must be a whole number from 13 to 120.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "TRUE", "1"})
    void the_access_log_is_on_or_off(String value) {
        System.setProperty(ACCESS_LOG, value);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("GSUPPORT_ACCESS_LOG is '" + value + "'; it must be true or false.");
    }
}
