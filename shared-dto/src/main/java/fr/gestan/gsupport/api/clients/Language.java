package fr.gestan.gsupport.api.clients;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A language that clients are written to: {@code fr} or {@code en}. */
public enum Language {
    FR,
    EN;

    /** ISO 639-1, as it is sent and stored. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of a code.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Language ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
