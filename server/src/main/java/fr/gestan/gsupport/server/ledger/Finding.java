package fr.gestan.gsupport.server.ledger;

/**
 * A figure that is not what the lines say it must be.
 *
 * @param lineId null where it is a figure of the account itself
 * @param figure the column that does not hold, e.g. {@code balance_after}; those of accounts start with {@code account.}
 * @param expected what the replay gives
 * @param found what is stored
 */
public record Finding(long clientId, Long lineId, String figure, String expected, String found) {

    @Override
    public String toString() {
        return (lineId == null ? "" : "line " + lineId + " of ") + "client " + clientId + ": " + figure + " is " + found
                + ", must be " + expected;
    }
}
