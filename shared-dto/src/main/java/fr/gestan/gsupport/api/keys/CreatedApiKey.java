package fr.gestan.gsupport.api.keys;

/**
 * A key that was made.
 *
 * @param key {@code gsk_…}: shown this once, as the server keeps its hash only
 */
public record CreatedApiKey(long id, String key) {

    @Override
    public String toString() {
        return "CreatedApiKey[id=" + id + "]";
    }
}
