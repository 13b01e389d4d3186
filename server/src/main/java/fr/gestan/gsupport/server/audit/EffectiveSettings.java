package fr.gestan.gsupport.server.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** What the settings of gSupport are on this server, wherever they were set. */
final class EffectiveSettings {

    private static final String PREFIX = "GSUPPORT_";

    private EffectiveSettings() {}

    /**
     * Reads them all.
     *
     * @return by the name of the environment variable, which is the same however a setting was made; without those that
     *     have no value
     */
    static Map<String, String> of(Config config) {
        var strongest = new HashMap<String, ConfigValue>();
        for (var name : config.getPropertyNames()) {
            var variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            if (variable.startsWith(PREFIX)) {
                strongest.merge(
                        variable,
                        value(config, name),
                        (one, other) -> other.getSourceOrdinal() > one.getSourceOrdinal() ? other : one);
            }
        }
        var settings = new TreeMap<String, String>();
        strongest.forEach((variable, value) -> {
            if (value.getValue() != null && !value.getValue().isBlank()) {
                settings.put(variable, value.getValue());
            }
        });
        return settings;
    }

    private static ConfigValue value(Config config, String name) {
        try {
            return config.getConfigValue(name);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new IllegalStateException("The setting " + name + " can not be read", e);
        }
    }
}
