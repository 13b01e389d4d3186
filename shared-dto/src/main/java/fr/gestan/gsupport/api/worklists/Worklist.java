package fr.gestan.gsupport.api.worklists;

/** A list of what needs somebody in sales administration or a manager. */
public enum Worklist {
    /** Further below zero than the limit. The furthest first. */
    OVERDRAWN_BEYOND_LIMIT,
    /** A balance of exactly zero. Who was helped last first. */
    AT_ZERO,
    /** At the pace of the last 90 days the balance lasts less than 30 days. The shortest first. */
    SOON_EMPTY,
    /** A balance above zero, and no intervention for a year, or ever since an account that is older. The longest first. */
    INACTIVE_WITH_CREDIT,
    /** No e-mail address, or none that can be one. By id. */
    NO_EMAIL,
    /** In NPI, though the balance is above zero. Who has been in it the longest first. */
    NPI_TO_LIFT,
    /** In NPI, and the day to look at it again has come. The earliest first. */
    NPI_TO_REVIEW,
    /** Exceptions of the last 30 days: counted here, listed by {@code GET /overrides}. */
    OVERRIDES,
    /** Mails that could not be sent: counted here, listed by {@code GET /mails?status=FAILED}. */
    FAILED_MAILS
}
