package fr.gestan.gsupport.desktop.settings;

/** What the desktop may tell outside of its window, while the technician looks elsewhere. */
public enum NotificationKind {
    /** The green button has opened a client here. */
    CLIENT_OPENED,
    /** The server refused what had waited to be recorded. */
    RECORD_REFUSED,
    /** A stopwatch has run for long. */
    STOPWATCH_LONG,
    /** A mail could not be sent. */
    MAIL_FAILED
}
