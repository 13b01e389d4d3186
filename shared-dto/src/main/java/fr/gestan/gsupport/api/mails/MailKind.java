package fr.gestan.gsupport.api.mails;

/** What a mail in the outbox is about. */
public enum MailKind {
    RECAP,
    CREDIT_NOTE,
    CORRECTED_RECAP,
    BUG_REPORT,
    STATEMENT,
    /** The balance has fallen through a threshold. */
    ALERT,
    /** Minutes expire soon. */
    EXPIRY_NOTICE
}
