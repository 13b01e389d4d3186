package fr.gestan.gsupport.server.imports;

import java.util.BitSet;
import java.util.OptionalLong;

/** Which numbers of lines are taken, by lines that are there or by rows that will be lines. */
final class TakenIds {

    private final BitSet lines = new BitSet();
    private final BitSet rows = new BitSet();

    /** A line that is in the ledger already. */
    void line(long id) {
        lines.set(Math.toIntExact(id));
    }

    /** A row of the import; false where another row has its number. */
    boolean row(long id) {
        int bit = Math.toIntExact(id);
        boolean isFirst = !rows.get(bit);
        rows.set(bit);
        return isFirst;
    }

    /** Whether a line in the ledger has that number. */
    boolean isLine(long id) {
        return lines.get(Math.toIntExact(id));
    }

    /** Takes the highest free number between two; empty where there is none. */
    OptionalLong takeBetween(long after, long before) {
        for (int id = Math.toIntExact(before) - 1; id > after; id--) {
            if (!lines.get(id) && !rows.get(id)) {
                rows.set(id);
                return OptionalLong.of(id);
            }
        }
        return OptionalLong.empty();
    }

    /** Takes the number above all others. */
    long takeNext() {
        int id = highest() + 1;
        rows.set(id);
        return id;
    }

    /** The highest number; 0 where none is taken. */
    int highest() {
        return Math.max(0, Math.max(lines.length(), rows.length()) - 1);
    }
}
