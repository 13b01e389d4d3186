package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.database.DatabaseTrouble;
import fr.gestan.gsupport.server.mail.letters.Letters;
import fr.gestan.gsupport.server.mail.letters.RenderedMail;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox, apart from the transactions that put it there. Every mail goes out at least once; where a
 * server dies after the mail server took a mail and before that is written down, it goes out again, under the same
 * Message-ID.
 */
@ApplicationScoped
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);

    /** As many as Quarkus Mailer has connections. */
    private static final int MOST_AT_A_TIME = 10;

    /** Longer than Quarkus Mailer waits for the mail server (quarkus.mailer.timeout). */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** About two days: ten attempts in the first quarter of an hour, then four an hour. */
    private static final int MOST_ATTEMPTS = 200;

    private final DueMails mails;
    private final LineContents contents;
    private final Letters letters;
    private final Postman postman;
    private final Clock clock;
    private final ManagedExecutor executor;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);
    private volatile boolean away;

    MailWorker(
            DueMails mails,
            LineContents contents,
            Letters letters,
            Postman postman,
            Clock clock,
            ManagedExecutor executor) {
        this.mails = mails;
        this.contents = contents;
        this.letters = letters;
        this.postman = postman;
        this.clock = clock;
        this.executor = executor;
    }

    /** Starts to send as many of the mails that are due as may be on their way at a time, and waits for none of them. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void startSending() {
        int most = free.drainPermits();
        int started = 0;
        try {
            if (most > 0) {
                var now = clock.instant();
                for (var mail : mails.claim(most, now, now.plus(LEASE))) {
                    executor.execute(() -> deliverAndMakeRoom(mail));
                    started++;
                }
            }
            databaseBack();
        } catch (RuntimeException e) {
            databaseAway(e);
        } finally {
            free.release(most - started);
        }
    }

    private void databaseAway(RuntimeException e) {
        if (!DatabaseTrouble.isBehind(e)) {
            throw e;
        }
        if (!away) {
            away = true;
            LOG.warnf("Mails wait until the database answers again: %s", e.getCause());
        }
    }

    private void databaseBack() {
        if (away) {
            away = false;
            LOG.info("The database answers again; mails go on");
        }
    }

    private void deliverAndMakeRoom(DueMail mail) {
        try {
            deliver(mail);
        } catch (RuntimeException e) {
            databaseAway(e);
        } finally {
            free.release();
        }
    }

    private void deliver(DueMail mail) {
        if (!mail.wanted()) {
            mails.suppressed(mail.id(), "the client chose not to get these mails");
            return;
        }
        try {
            postman.send(mail, rendered(mail));
        } catch (RuntimeException e) {
            settle(mail, SendFailure.of(e));
            return;
        }
        mails.sent(mail.id(), clock.instant());
    }

    private RenderedMail rendered(DueMail mail) {
        return switch (mail.kind()) {
            case RECAP -> letters.render(contents.recap(mail.lineId()));
            case CREDIT_NOTE -> letters.render(contents.creditNote(mail.lineId()));
            case CORRECTED_RECAP -> letters.render(contents.correctedRecap(mail.lineId()));
        };
    }

    private void settle(DueMail mail, SendFailure failure) {
        if (failure.isFinal() || mail.attempts() >= MOST_ATTEMPTS) {
            mails.failed(mail.id(), failure.reason());
            LOG.warnf("Mail %d failed for good at attempt %d", mail.id(), mail.attempts());
            return;
        }
        var pause = pauseAfter(mail.attempts());
        mails.tryAgain(mail.id(), clock.instant().plus(pause), failure.reason());
        LOG.logf(
                mail.attempts() == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "Mail %d is not sent yet (attempt %d, the next in %d s): mail.last_error tells why",
                mail.id(),
                mail.attempts(),
                pause.toSeconds());
    }

    /** One second, then twice as long each time. */
    static Duration pauseAfter(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
