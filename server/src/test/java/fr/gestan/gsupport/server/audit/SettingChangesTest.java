package fr.gestan.gsupport.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a start says about settings that are not what they were. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SettingChangesTest {

    private static final String LIMIT = "GSUPPORT_OVERDRAFT_LIMIT";
    private static final String PASSWORD = "GSUPPORT_SMTP_PASSWORD";
    private static final String DATABASE = "GSUPPORT_DB_URL";

    private final SettingChanges changes;
    private final String host = "host-" + UUID.randomUUID();
    private final Map<String, String> settings = new HashMap<>(Map.of(LIMIT, "60", PASSWORD, "first-secret"));

    SettingChangesTest(SettingChanges changes) {
        this.changes = changes;
    }

    @Test
    void a_start_with_the_same_settings_says_nothing() {
        started();
        var said = said();

        started();
        started();

        assertThat(said()).isEqualTo(said);
    }

    @Test
    void each_difference_is_said_once_with_the_old_and_the_new_value() {
        started();
        settings.put(LIMIT, "90");
        settings.put("GSUPPORT_PUBLISHER_SITE", "https://gestan.example");
        var before = said();

        started();
        started();

        assertThat(newest(before))
                .containsExactlyInAnyOrder(
                        LIMIT + ": 60 -> 90", "GSUPPORT_PUBLISHER_SITE: not set -> https://gestan.example");

        settings.remove("GSUPPORT_PUBLISHER_SITE");
        var then = said();
        started();
        assertThat(newest(then)).containsExactly("GSUPPORT_PUBLISHER_SITE: https://gestan.example -> not set");
    }

    @Test
    void of_a_secret_nothing_is_said_or_kept_but_that_it_changed() {
        settings.put(DATABASE, "postgresql://u:third-secret@db/gsupport");
        started();
        settings.put(PASSWORD, "second-secret");
        settings.put(DATABASE, "postgresql://u:fourth-secret@db/gsupport");
        var before = said();

        started();
        started();

        assertThat(newest(before)).containsExactlyInAnyOrder(PASSWORD + ": changed", DATABASE + ": changed");
        assertThat(Rows.all("SELECT settings::text FROM server_start").toString())
                .contains(PASSWORD)
                .doesNotContain("-secret");
    }

    @Test
    void a_server_that_is_new_on_this_database_is_compared_with_the_last_one_that_started() {
        started();
        var other = "other-" + UUID.randomUUID();
        settings.put(LIMIT, "75");

        changes.tell(other, "/data", settings);

        assertThat(saidOf(other)).containsExactly(LIMIT + ": 60 -> 75");
    }

    @Test
    void servers_with_settings_of_their_own_do_not_take_turns_in_saying_so() {
        var other = "other-" + UUID.randomUUID();
        var others = new HashMap<>(settings);
        others.put("GSUPPORT_HTTP_PORT", "8081");
        started();
        changes.tell(other, "/data", others);
        int said = said() + saidOf(other).size();

        for (int i = 0; i < 3; i++) {
            started();
            changes.tell(other, "/data", others);
        }

        assertThat(said() + saidOf(other).size()).isEqualTo(said);
    }

    @Test
    void of_several_starts_at_once_each_difference_is_said_once() {
        started();
        settings.put(LIMIT, "45");
        var before = said();

        AtOnce.all(8, i -> {
            started();
            return i;
        });

        assertThat(newest(before)).containsExactly(LIMIT + ": 60 -> 45");
    }

    @Test
    void a_setting_has_one_name_and_its_strongest_value_wherever_it_was_made() {
        var config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(
                                Map.of("gsupport.db.owner-user", "low", "gsupport.empty", "", "other.setting", "1"),
                                "file",
                                100),
                        new PropertiesConfigSource(Map.of("GSUPPORT_DB_OWNER_USER", "high"), "environment", 300))
                .build();

        assertThat(EffectiveSettings.of(config)).isEqualTo(Map.of("GSUPPORT_DB_OWNER_USER", "high"));
    }

    private void started() {
        changes.tell(host, "/data", settings);
    }

    private int said() {
        return saidOf(host).size();
    }

    private List<String> newest(int before) {
        var all = saidOf(host);
        return all.subList(0, all.size() - before);
    }

    private static List<String> saidOf(String host) {
        return Entries.all("action=setting.change&actor=-").stream()
                .filter(entry -> host.equals(entry.get("address")))
                .map(entry -> entry.get("target") + ": " + entry.get("detail"))
                .toList();
    }
}
