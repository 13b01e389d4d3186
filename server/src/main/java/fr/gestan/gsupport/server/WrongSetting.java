package fr.gestan.gsupport.server;

/** A setting with which the server can not start; the message names it and says what it must be. */
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String sentence) {
        super(sentence);
    }
}
