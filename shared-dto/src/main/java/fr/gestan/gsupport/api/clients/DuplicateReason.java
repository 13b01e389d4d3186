package fr.gestan.gsupport.api.clients;

/** Why a client may be the one that is about to be created, the strongest reason first. */
public enum DuplicateReason {
    /** The same licence number, whatever its case and separators. */
    SAME_LICENCE,
    /** The same address, whatever its case. */
    SAME_EMAIL,
    /** The same number as it is dialled. */
    SAME_PHONE,
    /** Nearly the same company, its legal form left out. */
    SIMILAR_NAME
}
