package fr.gestan.gsupport.server.database;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to reach the database.
 *
 * @param url a JDBC URL
 * @param serverUser the role that the server works with
 * @param ownerUser the role that owns the schema and migrates it; may be the same
 */
public record DatabaseAccess(
        String url, String serverUser, String serverPassword, String ownerUser, String ownerPassword) {

    /** The same as settings of Quarkus. */
    public Map<String, String> asQuarkusSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.username", serverUser);
        if (!serverPassword.isEmpty()) {
            settings.put("quarkus.datasource.password", serverPassword);
        }
        if (!ownerPassword.isEmpty()) {
            // Apart from the pool, whose connections give up on a statement after seconds: a migration may take longer.
            settings.put("quarkus.flyway.jdbc-url", url);
            settings.put("quarkus.flyway.username", ownerUser);
            settings.put("quarkus.flyway.password", ownerPassword);
        }
        settings.put("quarkus.flyway.placeholders.serverRole", serverUser);
        return settings;
    }

    @Override
    public String toString() {
        return "DatabaseAccess[url=" + url + ", serverUser=" + serverUser + ", ownerUser=" + ownerUser + "]";
    }
}
