package fr.gestan.gsupport.server.mail.smtp;

/** Mails can not be signed as the settings ask; the message is one sentence that names the setting. */
public final class WrongDkim extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongDkim(String sentence) {
        super(sentence, null, false, false);
    }
}
