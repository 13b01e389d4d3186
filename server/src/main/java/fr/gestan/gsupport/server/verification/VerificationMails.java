package fr.gestan.gsupport.server.verification;

import static fr.gestan.gsupport.server.verification.FindingWords.say;

import fr.gestan.gsupport.server.ledger.Finding;
import fr.gestan.gsupport.server.mail.delivery.HousePost;
import fr.gestan.gsupport.server.mail.delivery.NotSent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells by mail, once a run, of one that found something or could check nothing. While the mail server is away it tries
 * again for two days; by then other nights have told.
 */
@ApplicationScoped
class VerificationMails {

    private static final Logger LOG = Logger.getLogger(VerificationMails.class);

    /** Longer than a mail may take (gsupport.smtp.deadline). */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration TOO_OLD = Duration.ofDays(2);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.FRENCH);

    private final VerificationRuns runs;
    private final LedgerSettings settings;
    private final HousePost post;
    private final Clock clock;
    private final ZoneId zone;

    VerificationMails(VerificationRuns runs, LedgerSettings settings, HousePost post, Clock clock, ZoneId zone) {
        this.runs = runs;
        this.settings = settings;
        this.post = post;
        this.clock = clock;
        this.zone = zone;
    }

    /** Sends what is due. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        var recipients =
                settings.tell().orElse(List.of()).stream().map(String::trim).toList();
        if (recipients.isEmpty()) {
            return;
        }
        var now = clock.instant();
        try {
            var due = runs.claimToTell(now, now.minus(TOO_OLD), now.plus(LEASE)).orElse(null);
            if (due != null) {
                tell(due, recipients);
            }
        } catch (SQLException e) {
            LOG.debug("What is to be told of the ledger could not be read or written", e);
        }
    }

    private void tell(VerificationRuns.ToTell due, List<String> recipients) throws SQLException {
        try {
            post.send(new HousePost.Letter(
                    "verification-" + due.id(), due.messageId(), recipients, subject(due.run()), text(due.run())));
        } catch (NotSent e) {
            LOG.logf(
                    due.attempts() == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "The mail about the ledger is not sent yet (attempt %d): %s",
                    due.attempts(),
                    e.getMessage());
            runs.tellAgain(due.id(), clock.instant().plus(pauseAfter(due.attempts())));
            return;
        }
        runs.told(due.id(), clock.instant());
    }

    private static Duration pauseAfter(int attempts) {
        var doubled = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static String subject(VerificationRun run) {
        return run.failure() == null ? say("mail.subject.findings", run.findings()) : say("mail.subject.failure");
    }

    private String text(VerificationRun run) {
        var at = AT.format(run.at().atZone(zone));
        if (run.failure() != null) {
            return paragraphs(say("mail.failure", at), say("mail.todo.failure"), say("mail.end"));
        }
        long notNamed = run.findings() - run.examples().size();
        var which = say("mail.which") + "\n"
                + run.examples().stream().map(VerificationMails::place).collect(Collectors.joining("\n"))
                + (notNamed > 0 ? "\n" + say("mail.more", notNamed) : "");
        return paragraphs(
                say("mail.findings", at, run.lines(), run.accounts(), run.findings()),
                which,
                say("mail.todo.findings"),
                say("mail.end"));
    }

    /** Numbers alone: a mail may be read by more people than the accounts are. */
    private static String place(Finding finding) {
        var figure = FindingWords.figure(finding.figure());
        return finding.lineId() == null
                ? say("mail.account", finding.clientId(), figure)
                : say("mail.line", finding.clientId(), finding.lineId(), figure);
    }

    private static String paragraphs(String... paragraphs) {
        return String.join("\n\n", paragraphs) + "\n";
    }
}
