package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.mails.NewBugReport;
import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.TypedText;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.Outbox;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Mails about an intervention that somebody asks for, beside the recap that it brought by itself. */
@ApplicationScoped
class RequestedMails {

    private static final String LOOK = """
            SELECT line.kind, line.client_id, line.by_code, undo.id IS NOT NULL, client.email,
                coalesce(preference.recaps, true)
            FROM ledger_line line
            JOIN client ON client.id = line.client_id
            LEFT JOIN ledger_line undo ON undo.corrects_line_id = line.id
            LEFT JOIN mail_preference preference ON preference.client_id = line.client_id
            WHERE line.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final Optional<String> bugReportsTo;
    private final Audit audit;
    private final Clock clock;

    RequestedMails(AgroalDataSource dataSource, Outbox outbox, MailSettings settings, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.bugReportsTo = settings.bugReportsTo();
        this.audit = audit;
        this.clock = clock;
    }

    private record Intervention(long clientId, String by, boolean isCorrected, String email, boolean wantsRecaps) {}

    /**
     * Queues one more recap of an intervention; what it says is what was recorded.
     *
     * @throws Failure.NotFound where there is no such intervention
     * @throws Failure.Forbidden where a technician asks for a colleague's
     * @throws Failure.Conflict where it was undone
     */
    @Transactional
    RequestedMail recapAgain(long lineId, Caller caller) {
        var intervention = intervention(lineId);
        if (!caller.has(Role.SALES_ADMIN)
                && !caller.has(Role.MANAGER)
                && !caller.code().equals(intervention.by())) {
            throw new Failure.Forbidden(
                    "Only its own technician, sales administration or a manager sends this recap again.");
        }
        if (intervention.isCorrected()) {
            throw new Failure.Conflict(
                    "already-corrected",
                    "This line has already been corrected",
                    "Line " + lineId + " has been corrected: its recap would tell what is no longer true.");
        }
        var now = clock.instant();
        var queued = outbox.queueAgain(
                intervention.clientId(), lineId, intervention.email(), intervention.wantsRecaps(), caller.code(), now);
        tellAudit("recap.send-again", intervention, lineId, queued, caller, now);
        return new RequestedMail(queued.told());
    }

    /**
     * Queues a bug report.
     *
     * @throws Failure.NotFound where there is no such intervention
     * @throws Failure.Conflict where nobody has set whom to tell
     */
    @Transactional
    RequestedMail bugReport(long lineId, NewBugReport report, Caller caller) {
        var intervention = intervention(lineId);
        var developers = bugReportsTo.orElseThrow(() -> new Failure.Conflict(
                "no-bug-report-address",
                "There is nowhere to send bug reports",
                "The development team's address is not set on this server (GSUPPORT_MAIL_BUG_REPORTS_TO)."));
        var bug = new Outbox.Bug(
                TypedText.needed("title", report.title()),
                report.description().strip(),
                TypedText.clean("gestanVersion", report.gestanVersion()));
        var now = clock.instant();
        var queued = outbox.queueBugReport(intervention.clientId(), lineId, developers, bug, caller.code(), now);
        tellAudit("bug.report", intervention, lineId, queued, caller, now);
        return new RequestedMail(queued.told());
    }

    private void tellAudit(
            String action, Intervention intervention, long lineId, Outbox.Queued queued, Caller caller, Instant now) {
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        action,
                        intervention.clientId(),
                        "line " + lineId,
                        caller.address(),
                        "OK",
                        "mail " + queued.id() + ", " + queued.status()),
                now);
    }

    private Intervention intervention(long lineId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LOOK)) {
            select.setLong(1, lineId);
            try (var row = select.executeQuery()) {
                if (!row.next() || LineKind.valueOf(row.getString(1)) != LineKind.INTERVENTION) {
                    throw new Failure.NotFound("There is no intervention " + lineId + ".");
                }
                return new Intervention(
                        row.getLong(2), row.getString(3), row.getBoolean(4), row.getString(5), row.getBoolean(6));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Line " + lineId + " could not be read", e);
        }
    }
}
