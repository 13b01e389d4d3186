package fr.gestan.gsupport.server.process;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.identity.Secrets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/** Makes people and keys that a packaged server knows, by the rights of whoever owns the schema. */
public final class KnownCallers {

    /** The password of everybody here. */
    public static final String PASSWORD = "velvet otter counts 41 lanterns";

    private static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$yQuOv7l0Fs+glI2ETLFLAg$aPsCh/iLVHdBpty1dZoXhF+zfc5I8q/Pumaek1U+2uc";

    private static final String PERSON = """
            INSERT INTO technician (code, full_name, phone, login, password_hash, roles)
            VALUES (?, 'Quelqu''un', '0188000000', ?, ?, string_to_array(?, ','))
            """;

    private static final String KEY = """
            INSERT INTO api_key (name, key_hash, scopes, created_at) VALUES (?, ?, string_to_array(?, ','), now())
            """;

    private final DatabaseAccess database;

    KnownCallers(DatabaseAccess database) {
        this.database = database;
    }

    /** A person with {@link #PASSWORD}; answers the login. */
    public String person(String code, String... roles) {
        var login = code.toLowerCase(Locale.ROOT);
        execute(PERSON, code, login, HASH, String.join(",", roles));
        return login;
    }

    /** A new key. */
    public String key(String... scopes) {
        var key = Secrets.newApiKey();
        execute(KEY, "clé " + key.hashCode(), Secrets.hash(key), String.join(",", scopes));
        return key;
    }

    private void execute(String statement, Object... parameters) {
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The caller could not be made", e);
        }
    }
}
