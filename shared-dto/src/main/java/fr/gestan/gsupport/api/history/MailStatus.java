package fr.gestan.gsupport.api.history;

/** How far a mail to a client has come. */
public enum MailStatus {
    QUEUED,
    SENT,
    FAILED,
    SUPPRESSED
}
