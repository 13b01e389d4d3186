package fr.gestan.gsupport.api.history;

/** What a line of history stands for. */
public enum LineKind {
    INTERVENTION,
    CREDIT_PURCHASE,
    CORRECTION,
    EXPIRY,
    OPENING
}
