package fr.gestan.gsupport.server.demo;

import fr.gestan.gsupport.server.identity.Secrets;
import fr.gestan.gsupport.server.identity.sessions.Passwords;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Who can log in to the demo (api.md, "The demo's logins and keys"). */
@ApplicationScoped
class SamplePeople {

    private static final String PASSWORD = "demo";

    private static final List<Person> PEOPLE = List.of(
            new Person("HRY", "Hugo Rivoyre", "01-88-00-00-01", "hry", "TECHNICIAN"),
            new Person("ECN", "Élise Cantenac", "01-88-00-00-02", "ecn", "TECHNICIAN"),
            new Person("NVL", "Nadia Valmont", "01-88-00-00-03", "nvl", "TECHNICIAN"),
            new Person("CPL", "Cyril Plessier", "01-88-00-00-04", "cpl", "TECHNICIAN"),
            new Person("ADV", "Agathe Duvernay", "01-88-00-00-05", "adv", "SALES_ADMIN"),
            new Person("CHF", "Claire Hautefeuille", "01-88-00-00-06", "chef", "MANAGER", "TECHNICIAN"),
            new Person("ADM", "Alain Daumesnil", "01-88-00-00-07", "admin", "ADMIN"));

    private static final List<Key> KEYS = List.of(
            new Key("Boutique", DemoMark.KEY, "credits:read", "credits:write", "clients:read"),
            new Key("Gestan", "gsk_demo_gestan", "green-button"));

    private static final String INSERT_PERSON = """
            INSERT INTO technician (code, full_name, phone, login, password_hash, roles)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_KEY = """
            INSERT INTO api_key (name, key_hash, scopes, created_at)
            VALUES (?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;

    SamplePeople(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Person(String code, String fullName, String phone, String login, String... roles) {}

    private record Key(String name, String key, String... scopes) {}

    void insert(Instant now) throws SQLException {
        try (var connection = dataSource.getConnection();
                var person = connection.prepareStatement(INSERT_PERSON);
                var key = connection.prepareStatement(INSERT_KEY)) {
            var passwordHash = Passwords.hash(PASSWORD);
            for (var sample : PEOPLE) {
                person.setString(1, sample.code());
                person.setString(2, sample.fullName());
                person.setString(3, sample.phone());
                person.setString(4, sample.login());
                person.setString(5, passwordHash);
                person.setArray(6, connection.createArrayOf("text", sample.roles()));
                person.addBatch();
            }
            person.executeBatch();
            for (var sample : KEYS) {
                key.setString(1, sample.name());
                key.setBytes(2, Secrets.hash(sample.key()));
                key.setArray(3, connection.createArrayOf("text", sample.scopes()));
                key.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                key.addBatch();
            }
            key.executeBatch();
        }
    }
}
