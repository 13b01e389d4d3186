package fr.gestan.gsupport.server.ledger;

/**
 * A figure that each line carries on from the line ahead. Where a line's is wrong, the next one may follow from what is
 * stored or from what should be: so one edited figure is one finding, and not one for each line after it.
 */
final class RunningFigure {

    private long right;
    private long stored;

    /** What it should be by now. */
    long value() {
        return right;
    }

    boolean holds(long figure) {
        return figure == right || figure == stored;
    }

    /** Goes on to the next line's; false where that one does not follow. */
    boolean move(long by, long next) {
        boolean follows = holds(next - by);
        set(follows ? next : right + by, next);
        return follows;
    }

    void set(long nowRight, long nowStored) {
        right = nowRight;
        stored = nowStored;
    }
}
