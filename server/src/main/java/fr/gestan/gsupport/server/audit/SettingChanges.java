package fr.gestan.gsupport.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings change between two starts of a server: each start tells the audit what is different from what that server last
 * ran with, or, where it has not run on this database yet, from what the last one did that was started.
 */
@ApplicationScoped
class SettingChanges {

    private static final int LONGEST_VALUE = 900;
    private static final int LONGEST_ADDRESS = 60;
    private static final int LONGEST_SERVER = 500;

    /** Servers that start at once compare one after the other. */
    private static final String TURN = "SELECT pg_advisory_xact_lock('server_start'::regclass::oid::int, 0)";

    private static final String LAST = """
            SELECT settings FROM server_start ORDER BY server = ? DESC, at DESC LIMIT 1
            """;
    private static final String KEEP = """
            INSERT INTO server_start (server, at, settings) VALUES (?, ?, ?::jsonb)
            ON CONFLICT (server) DO UPDATE SET at = excluded.at, settings = excluded.settings
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Config config;
    private final String dataDirectory;

    SettingChanges(
            AgroalDataSource dataSource,
            Audit audit,
            ObjectMapper json,
            Clock clock,
            Config config,
            @ConfigProperty(name = "gsupport.data-dir") Optional<String> dataDirectory) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.dataDirectory = dataDirectory.orElse("");
    }

    void atStart(@Observes StartupEvent event) {
        tell(host(), dataDirectory, EffectiveSettings.of(config));
    }

    /**
     * Tells the audit what changed, and keeps what is now, in one transaction.
     *
     * @param host where the server runs
     * @param directory of its data: what tells servers of one host apart
     * @param settings as they are now, by name
     */
    void tell(String host, String directory, Map<String, String> settings) {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                compare(host, cut(host + ' ' + directory, LONGEST_SERVER), settings);
            } catch (SQLException | JsonProcessingException e) {
                throw new IllegalStateException("The settings could not be compared with those of the last start", e);
            }
        });
    }

    private void compare(String host, String server, Map<String, String> settings)
            throws SQLException, JsonProcessingException {
        var now = clock.instant();
        var last = last(server);
        var kept = new TreeMap<String, KeptSetting>();
        settings.forEach((name, value) -> {
            var before = last.map(all -> all.get(name)).orElse(null);
            kept.put(name, before != null && before.isOf(value) ? before : KeptSetting.of(name, value));
        });
        if (last.isPresent()) {
            var names = new TreeSet<>(last.get().keySet());
            names.addAll(kept.keySet());
            for (var name : names) {
                tellOf(name, last.get().get(name), kept.get(name), host, now);
            }
        }
        keep(server, now, kept);
    }

    private void tellOf(String name, KeptSetting before, KeptSetting after, String host, Instant now) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        boolean secret = before != null && before.isConcealed() || after != null && after.isConcealed();
        var detail = secret ? "changed" : shown(before) + " -> " + shown(after);
        audit.write(new Audit.Entry("-", "setting.change", null, name, cut(host, LONGEST_ADDRESS), "OK", detail), now);
    }

    private static String shown(KeptSetting setting) {
        return setting == null ? "not set" : cut(setting.value(), LONGEST_VALUE);
    }

    private Optional<Map<String, KeptSetting>> last(String server) throws SQLException, JsonProcessingException {
        try (var connection = dataSource.getConnection();
                var turn = connection.prepareStatement(TURN);
                var select = connection.prepareStatement(LAST)) {
            turn.execute();
            select.setString(1, server);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(json.readValue(row.getString(1), new TypeReference<>() {}))
                        : Optional.empty();
            }
        }
    }

    private void keep(String server, Instant now, Map<String, KeptSetting> settings)
            throws SQLException, JsonProcessingException {
        try (var connection = dataSource.getConnection();
                var upsert = connection.prepareStatement(KEEP)) {
            upsert.setString(1, server);
            upsert.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            upsert.setString(3, json.writeValueAsString(settings));
            upsert.executeUpdate();
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + '…';
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
