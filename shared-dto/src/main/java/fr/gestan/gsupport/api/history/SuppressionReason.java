package fr.gestan.gsupport.api.history;

/** Why a mail is not sent at all. */
public enum SuppressionReason {
    /** The client had no e-mail address that can be one. */
    NO_ADDRESS,
    /** The client chose not to get such mails. */
    NOT_WANTED,
    /** A line was corrected and recorded again, and nobody asked for a corrected recap. */
    NOT_ASKED_FOR,
    /** The publisher sends no credit notes. */
    NO_CREDIT_NOTES
}
