package fr.gestan.gsupport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartSettingsTest {

    private static final String IDEMPOTENCY_DAYS = "gsupport.idempotency.days";
    private static final List<String> SINGLE_SIGN_ON =
            List.of("gsupport.oidc.issuer", "gsupport.oidc.client-id", "gsupport.oidc.role.sales-admin");

    private static final String AUDIT_MONTHS = "gsupport.audit.months";
    private static final String ACCESS_LOG = "gsupport.access-log";

    private static final String ALERT_THRESHOLDS = "gsupport.alert-thresholds";
    private static final String LOTS_LOOK_EVERY = "gsupport.lots.look-every";

    private static final String PUBLISHER = "gsupport.publisher.";

    @TempDir
    Path directory;

    @AfterEach
    void unset() {
        List.of("name", "slogan", "colour", "link-colour", "site", "facebook", "logo")
                .forEach(name -> System.clearProperty(PUBLISHER + name));
        System.clearProperty(IDEMPOTENCY_DAYS);
        System.clearProperty(AUDIT_MONTHS);
        System.clearProperty(ACCESS_LOG);
        System.clearProperty(ALERT_THRESHOLDS);
        System.clearProperty(LOTS_LOOK_EVERY);
        SINGLE_SIGN_ON.forEach(System::clearProperty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login.example.com | desk | | GSUPPORT_OIDC_ISSUER is 'login.example.com'; it must be the address of the"
                        + " provider, such as https://login.example.com/realms/desk.",
                "http://login.example.com | desk | | GSUPPORT_OIDC_ISSUER is 'http://login.example.com'; it must be an"
                        + " https address, since the provider's keys come from there.",
                "https://login.example.com?realm=desk | desk | | GSUPPORT_OIDC_ISSUER is"
                        + " 'https://login.example.com?realm=desk'; it must be an address without a question mark, a"
                        + " number sign or a login.",
                "https://login.example.com | | | GSUPPORT_OIDC_ISSUER is set; it needs GSUPPORT_OIDC_CLIENT_ID too.",
                "https://login.example.com | a,b | | GSUPPORT_OIDC_CLIENT_ID is 'a,b'; it must be the one id that the"
                        + " provider knows gSupport by.",
                " | desk | | GSUPPORT_OIDC_CLIENT_ID is set; it needs GSUPPORT_OIDC_ISSUER too.",
                "https://login.example.com | desk | bosses | GSUPPORT_OIDC_ROLE_SALES_ADMIN is set; it needs"
                        + " GSUPPORT_OIDC_ROLES_CLAIM too."
            })
    void single_sign_on_is_set_whole_or_not_at_all(String issuer, String clientId, String role, String sentence) {
        set("gsupport.oidc.issuer", issuer);
        set("gsupport.oidc.client-id", clientId);
        set("gsupport.oidc.role.sales-admin", role);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example.com/realms/desk", "http://localhost:8180/", "http://127.0.0.1:8180"})
    void a_provider_and_our_name_with_it_turn_single_sign_on_on(String issuer) {
        set("gsupport.oidc.issuer", issuer);
        set("gsupport.oidc.client-id", "desk");

        assertThat(StartSettings.forServer().systemProperties())
                .containsEntry("quarkus.oidc.tenant-enabled", "true")
                .containsEntry("quarkus.oidc.token.issuer", issuer)
                .containsEntry("quarkus.oidc.token.audience", "desk");
    }

    @Test
    void without_a_provider_single_sign_on_stays_off() {
        set("gsupport.oidc.issuer", " ");

        assertThat(StartSettings.forServer().systemProperties()).doesNotContainKey("quarkus.oidc.tenant-enabled");
    }

    private static void set(String name, String value) {
        if (value != null) {
            System.setProperty(name, value);
        }
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
    @ValueSource(strings = {"30;0", "half an hour", "30,", "1.5", "12345678"})
    void thresholds_of_alerts_are_whole_minutes(String thresholds) {
        System.setProperty(ALERT_THRESHOLDS, thresholds);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("GSUPPORT_ALERT_THRESHOLDS is '" + thresholds
                        + "'; it must be whole minutes such as 30, or several with commas between them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "5", "-5m"})
    void lots_are_looked_after_at_a_pace(String pace) {
        System.setProperty(LOTS_LOOK_EVERY, pace);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("GSUPPORT_LOTS_LOOK_EVERY is '" + pace + "'; it must be a time such as 5m, or off.");
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
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | blue | GSUPPORT_PUBLISHER_COLOUR is 'blue'; it must be a colour such as #1d5c85 on which white"
                        + " text can be read.",
                "colour | #ffcc00 | GSUPPORT_PUBLISHER_COLOUR is '#ffcc00'; it must be a colour such as #1d5c85 on which"
                        + " white text can be read.",
                "link-colour | #aabbcc | GSUPPORT_PUBLISHER_LINK_COLOUR is '#aabbcc'; it must be a colour such as"
                        + " #1d5c85 that can be read on white.",
                "site | gestan.example | GSUPPORT_PUBLISHER_SITE is 'gestan.example'; it must be an address such as"
                        + " https://support.example.com.",
                "facebook | javascript:alert(1) | GSUPPORT_PUBLISHER_FACEBOOK is 'javascript:alert(1)'; it must be an"
                        + " address such as https://support.example.com.",
                "logo | no-such-file.png | GSUPPORT_PUBLISHER_LOGO is 'no-such-file.png'; it must be a PNG or JPEG file"
                        + " of 200 KiB at most, from 16 to 2000 pixels wide and high."
            })
    void what_mails_can_not_show_of_the_publisher_stops_the_start(String name, String value, String sentence) {
        set(PUBLISHER + name, value);

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessage(sentence);
    }

    @Test
    void the_publishers_name_is_one_line() {
        set(PUBLISHER + "name", "Gestan\r\nBcc: x");

        assertThatThrownBy(StartSettings::forServer)
                .isInstanceOf(WrongSetting.class)
                .hasMessageEndingWith("it must be one line of at most 60 characters.");
    }

    @ParameterizedTest
    @CsvSource({
        "png, 300, 90, true",
        "jpg, 300, 90, true",
        "gif, 300, 90, false",
        "png, 15, 90, false",
        "png, 2001, 20, false"
    })
    void a_logo_is_a_picture_of_bearable_size(String format, int width, int height, boolean fits) throws IOException {
        var file = directory.resolve("logo." + format).toFile();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        set(PUBLISHER + "logo", file.getPath());

        if (fits) {
            assertThatCode(StartSettings::forServer).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(StartSettings::forServer).isInstanceOf(WrongSetting.class);
        }
    }

    @Test
    void a_logo_that_was_cut_off_is_none() throws IOException {
        var file = directory.resolve("logo.png");
        ImageIO.write(new BufferedImage(300, 90, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
        set(PUBLISHER + "logo", file.toString());

        assertThatThrownBy(StartSettings::forServer).isInstanceOf(WrongSetting.class);
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
