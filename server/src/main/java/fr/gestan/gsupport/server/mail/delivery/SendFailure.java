package fr.gestan.gsupport.server.mail.delivery;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;

/**
 * Why a mail was not sent.
 *
 * @param isFinal whether to try again makes no sense: the mail server refuses this recipient or this mail. What it says
 *     of the connection, the login or our own address holds for every mail and passes once somebody puts it right.
 * @param reason a sentence for a manager
 */
record SendFailure(boolean isFinal, String reason) {

    static SendFailure of(Throwable thrown) {
        var cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SMTPException refusal) {
            return new SendFailure(
                    refusal.isPermanent() && isAboutThisMail(refusal),
                    "The mail server refused: " + refusal.getMessage());
        }
        if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            return new SendFailure(false, "The mail server can not be reached: " + cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return new SendFailure(false, "The mail server did not answer in time");
        }
        return new SendFailure(
                cause instanceof IllegalArgumentException, "The mail could not be sent: " + cause.getMessage());
    }

    private static boolean isAboutThisMail(SMTPException refusal) {
        var message = refusal.getMessage();
        return message.startsWith("recipient address not accepted") || message.startsWith("sending data failed");
    }
}
