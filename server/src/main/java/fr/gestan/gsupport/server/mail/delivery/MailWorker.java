package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.server.database.DatabaseTrouble;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.Outbox.MailQueued;
import fr.gestan.gsupport.server.mail.SuppressionWords;
import fr.gestan.gsupport.server.mail.letters.Letters;
import fr.gestan.gsupport.server.mail.letters.RenderedMail;
import fr.gestan.gsupport.server.mail.letters.StatementFiles;
import fr.gestan.gsupport.server.mail.smtp.NotTaken;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final int MOST_AT_A_TIME = 10;

    /** Beyond the deadline of the conversation: for looking up the mail server's name, and for the database. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final DueMails mails;
    private final LineContents contents;
    private final Letters letters;
    private final StatementFiles statements;
    private final Postman postman;
    private final MailQueue queue;
    private final Pauses pauses;
    private final int perMinute;
    private final Duration lease;
    private final Clock clock;
    private final ManagedExecutor executor;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);

    /** Taken by the mail server, and not written down yet. */
    private final Map<Long, Instant> sent = new ConcurrentHashMap<>();

    private final AtomicBoolean hurrying = new AtomicBoolean();
    private volatile boolean away;
    private volatile boolean stopping;

    MailWorker(
            DueMails mails,
            LineContents contents,
            Letters letters,
            StatementFiles statements,
            Postman postman,
            MailQueue queue,
            MailSettings settings,
            SmtpSettings smtp,
            Clock clock,
            ManagedExecutor executor) {
        this.mails = mails;
        this.contents = contents;
        this.letters = letters;
        this.statements = statements;
        this.postman = postman;
        this.queue = queue;
        this.pauses = new Pauses(settings.retry());
        this.perMinute = settings.perMinute();
        this.lease = smtp.deadline().plus(MARGIN);
        this.clock = clock;
        this.executor = executor;
    }

    /** A client on the phone has the recap at once; the mails of other servers and those put off wait for the second. */
    void hurry(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued queued) {
        if (!hurrying.getAndSet(true)) {
            executor.execute(() -> {
                hurrying.set(false);
                startSending();
            });
        }
    }

    /** Starts to send as many of the mails that are due as may be on their way at a time, and waits for none of them. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void startSending() {
        int most = free.drainPermits();
        int started = 0;
        try {
            if (most > 0) {
                for (var mail : claim(most)) {
                    executor.execute(() -> deliverAndGoOn(mail));
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

    /** A server that is stopped sends to the end what it has begun. */
    void finish(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (!free.tryAcquire(MOST_AT_A_TIME, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A mail is still on its way as the server stops; it may go out again, under the same Message-ID");
        }
    }

    private List<DueMail> claim(int most) {
        if (stopping) {
            return List.of();
        }
        writeDown();
        var now = clock.instant();
        return mails.claim(most, perMinute, now, now.plus(lease));
    }

    private void writeDown() {
        for (var mail : sent.entrySet()) {
            mails.sent(mail.getKey(), mail.getValue());
            sent.remove(mail.getKey());
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

    private void deliverAndGoOn(DueMail first) {
        try {
            for (var next = List.of(first); !next.isEmpty(); next = claim(1)) {
                deliver(next.get(0));
            }
        } catch (RuntimeException e) {
            databaseAway(e);
        } finally {
            free.release();
        }
    }

    private void deliver(DueMail mail) {
        if (!mail.wanted()) {
            mails.suppressed(mail, SuppressionWords.of(SuppressionReason.NOT_WANTED));
            return;
        }
        try {
            postman.send(mail, rendered(mail));
        } catch (NotTaken e) {
            settle(mail, e.getMessage(), e.isLast());
            return;
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            LOG.errorf(e, "Mail %d could not be written", mail.id());
            settle(mail, String.valueOf(e.getMessage()), false);
            return;
        }
        sent.put(mail.id(), clock.instant());
        queue.sent();
        writeDown();
    }

    private RenderedMail rendered(DueMail mail) {
        return switch (mail.kind()) {
            case RECAP -> letters.render(contents.recap(mail.lineId()));
            case CREDIT_NOTE -> letters.render(contents.creditNote(mail.lineId()));
            case CORRECTED_RECAP -> letters.render(contents.correctedRecap(mail.lineId()));
            case ALERT -> letters.render(contents.alert(mail.id()));
            case EXPIRY_NOTICE -> letters.render(contents.expiryNotice(mail.id()));
            case BUG_REPORT -> letters.render(contents.bugReport(mail.id()));
            case STATEMENT -> statement(mail);
        };
    }

    private RenderedMail statement(DueMail mail) {
        var content = contents.statement(mail.id());
        return letters.render(content).with(statements.write(content));
    }

    private void settle(DueMail mail, String reason, boolean last) {
        var now = clock.instant();
        var next = last
                ? null
                : pauses.next(mail.attempts(), mail.triedSince(), now).orElse(null);
        if (next == null) {
            mails.failed(mail, reason);
            queue.failed();
            LOG.warnf("Mail %d failed for good at attempt %d: mail.last_error tells why", mail.id(), mail.attempts());
            return;
        }
        mails.tryAgain(mail, next, reason);
        LOG.logf(
                mail.attempts() == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "Mail %d is not sent yet (attempt %d, the next in %d s): mail.last_error tells why",
                mail.id(),
                mail.attempts(),
                Duration.between(now, next).toSeconds());
    }
}
