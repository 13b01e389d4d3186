package fr.gestan.gsupport.server.mail.delivery;

/** A mail was not taken by the mail server; the message says why, for a manager. */
public final class NotSent extends Exception {

    private static final long serialVersionUID = 1L;

    NotSent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
