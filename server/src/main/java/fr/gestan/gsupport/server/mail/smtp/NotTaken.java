package fr.gestan.gsupport.server.mail.smtp;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** A mail server did not take a mail; the message says why, in French as the house speaks, for a manager. */
public final class NotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "messages/mail",
            Locale.FRENCH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private static final int TEMPORARY = 400;
    private static final int PERMANENT = 500;

    /** What a refusal says that is about us and not about the recipient: relaying, a login, a policy (RFC 3463, X.7). */
    private static final Pattern ABOUT_US =
            Pattern.compile("\\b5\\.7\\.\\d|relay|authenticat|\\b53[0458]\\b", Pattern.CASE_INSENSITIVE);

    private final Why why;
    private final String detail;
    private final boolean last;

    private NotTaken(Why why, String detail, boolean last, Throwable cause) {
        super(say(why.key(), detail), cause);
        this.why = why;
        this.detail = detail;
        this.last = last;
    }

    /** What went wrong, and so what a person can do about it. */
    public enum Why {
        UNKNOWN_HOST,
        CONNECTION_REFUSED,
        UNREACHABLE,
        TIMEOUT,
        BROKEN_OFF,
        CERTIFICATE_NOT_TRUSTED,
        CERTIFICATE_OF_ANOTHER,
        TLS_FAILED,
        NO_TLS,
        GREETING_REFUSED,
        LOGIN_REFUSED,
        SENDER_REFUSED,
        RELAY_REFUSED,
        RECIPIENT_REFUSED,
        CONTENT_REFUSED,
        WRONG_ADDRESS,
        NO_UTF8;

        String key() {
            return "not-taken." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where a conversation with a mail server is. */
    enum Step {
        GREETING,
        TLS,
        LOGIN,
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** No answer of the mail server is behind it, and the next attempt may go well. */
    static NotTaken because(Why why, String detail, Throwable cause) {
        return new NotTaken(why, detail == null ? "" : detail, false, cause);
    }

    static NotTaken wrongAddress(String address, Throwable cause) {
        return new NotTaken(Why.WRONG_ADDRESS, address, true, cause);
    }

    static NotTaken noUtf8(String address) {
        return new NotTaken(Why.NO_UTF8, address, true, null);
    }

    static boolean isRefusal(int code) {
        return code >= TEMPORARY;
    }

    /**
     * The mail server answered with a refusal. One of the recipient or of the content for good is the last word; what holds
     * for every mail, such as a refused login, passes once somebody puts it right.
     */
    static NotTaken refused(Step step, int code, String answer, Throwable cause) {
        var words = answer.strip().replaceAll("\\s+", " ");
        boolean aboutUs = ABOUT_US.matcher(words).find();
        return switch (step) {
            case GREETING -> because(Why.GREETING_REFUSED, words, cause);
            case TLS -> because(Why.TLS_FAILED, words, cause);
            case LOGIN -> because(Why.LOGIN_REFUSED, words, cause);
            case SENDER -> because(Why.SENDER_REFUSED, words, cause);
            case RECIPIENT ->
                new NotTaken(
                        aboutUs ? Why.RELAY_REFUSED : Why.RECIPIENT_REFUSED,
                        words,
                        code >= PERMANENT && !aboutUs,
                        cause);
            case CONTENT -> new NotTaken(Why.CONTENT_REFUSED, words, code >= PERMANENT && !aboutUs, cause);
        };
    }

    public Why why() {
        return why;
    }

    /** The mail server's own words, or what else is known; may be empty. */
    public String detail() {
        return detail;
    }

    /** Whether to try again makes no sense. */
    public boolean isLast() {
        return last;
    }

    private static String say(String key, String detail) {
        return new MessageFormat(WORDS.getString(key), Locale.FRENCH).format(new Object[] {detail});
    }
}
