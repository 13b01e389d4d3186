package fr.gestan.gsupport.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How lists are paged (api.md, "Conventions"): where a page ends, opaque to callers, and how long a page is. */
public final class PageKey {

    /** How many items a page has unless told. */
    public static final int DEFAULT_LIMIT = 50;

    private PageKey() {}

    /** What an answer gives as {@code next}. */
    public static String write(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Failure.Invalid where it was not made by it
     */
    public static String read(String after) {
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    /** The key of a list in the order of ids: the id of the page's last item. */
    public static String writeId(long id) {
        return write(String.valueOf(id));
    }

    /**
     * Reads what {@link #writeId} wrote.
     *
     * @throws Failure.Invalid where it was not made by it
     */
    public static long readId(String after) {
        try {
            return Long.parseLong(read(after));
        } catch (NumberFormatException e) {
            throw notOurs();
        }
    }

    /** Where what was read is no key of the list. */
    public static Failure.Invalid notOurs() {
        return new Failure.Invalid("after", "must be the 'next' of the page before");
    }
}
