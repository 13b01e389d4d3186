package fr.gestan.gsupport.server.ledger;

/**
 * Something that somebody does at the desk or a script at the shop.
 *
 * @param client which of the few clients; where an earlier sending is meant, its client counts
 * @param minutes bought or worked
 * @param earlier which of the sendings of earlier steps is meant, counted round and round
 * @param times how often it is sent at once
 */
record Action(What what, int client, int minutes, int earlier, int times) {

    enum What {
        BUY,
        NORMAL,
        FREE,
        BY_EXCEPTION,
        /** A correction of the line that an earlier sending wrote. */
        UNDO,
        /** The same, sent for the wrong client. */
        UNDO_ELSEWHERE,
        /** The same key and the same request. */
        SEND_AGAIN,
        /** The same key for an intervention of so many minutes. */
        REUSE_KEY;

        /** Whether it refers to nothing earlier. */
        boolean isOfItsOwn() {
            return ordinal() <= BY_EXCEPTION.ordinal();
        }
    }

    @Override
    public String toString() {
        var meant = switch (what) {
            case BUY, NORMAL, FREE, BY_EXCEPTION -> minutes + " min of client " + client;
            case UNDO, SEND_AGAIN -> "#" + earlier;
            case UNDO_ELSEWHERE -> "#" + earlier + " at client " + client;
            case REUSE_KEY -> "#" + earlier + " for " + minutes + " min";
        };
        return what + " " + meant + (times == 1 ? "" : " x" + times);
    }
}
