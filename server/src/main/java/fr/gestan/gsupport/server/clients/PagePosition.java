package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import java.util.regex.Pattern;

/**
 * Where a page of clients ends: the key of its last client, opaque to callers.
 *
 * @param rank how well the client matches, 0 best; always 0 where nothing was asked for
 * @param id the client's, which settles the order of those that match equally well
 */
record PagePosition(int rank, long id) {

    /** Before the first client. */
    static final PagePosition START = new PagePosition(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("([0-9])\\.([0-9]{1,18})");

    /**
     * Reads what {@link #write()} wrote.
     *
     * @param after null: the start
     * @throws Failure.Invalid where it is anything else
     */
    static PagePosition read(String after) {
        if (after == null) {
            return START;
        }
        var written = WRITTEN.matcher(PageKey.read(after));
        if (!written.matches()) {
            throw PageKey.notOurs();
        }
        return new PagePosition(Integer.parseInt(written.group(1)), Long.parseLong(written.group(2)));
    }

    String write() {
        return PageKey.write(rank + "." + id);
    }
}
