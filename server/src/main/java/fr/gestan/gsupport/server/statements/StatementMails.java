package fr.gestan.gsupport.server.statements;

import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.api.statements.Statement;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.mail.Outbox;
import fr.gestan.gsupport.server.mail.letters.Attachment;
import fr.gestan.gsupport.server.mail.letters.StatementContent;
import fr.gestan.gsupport.server.mail.letters.StatementFiles;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;

/** Mails statements to clients, and writes the document when the mail is sent. */
@ApplicationScoped
class StatementMails implements StatementFiles {

    private static final String RECIPIENT = """
            SELECT client.email, (
                SELECT line.id FROM ledger_line line
                WHERE line.client_id = client.id
                ORDER BY line.seq DESC
                LIMIT 1) AS line_id
            FROM client
            WHERE client.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Statements statements;
    private final StatementDocuments documents;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    StatementMails(
            AgroalDataSource dataSource,
            Statements statements,
            StatementDocuments documents,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.documents = documents;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Conflict where the account has no line
     * @throws Failure.Invalid where the period has too many lines
     */
    @Transactional
    RequestedMail queue(long clientId, Statements.Period period, Caller caller) {
        Statement statement = statements.of(clientId, period);
        var recipient = recipient(clientId);
        var now = clock.instant();
        var queued = outbox.queueStatement(
                clientId,
                recipient.lineId(),
                recipient.email(),
                new Outbox.Days(period.from(), period.to()),
                caller.code(),
                now);
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "statement.mail",
                        clientId,
                        "client " + clientId,
                        caller.address(),
                        "OK",
                        "mail " + queued.id() + ", " + queued.status() + ", "
                                + statement.lines().size() + " lines"),
                now);
        return new RequestedMail(queued.told());
    }

    @Override
    public Attachment write(StatementContent content) {
        var statement = statements.of(content.clientId(), new Statements.Period(content.from(), content.to()));
        try (var document = documents.write(
                statement, Locale.forLanguageTag(content.language().code()))) {
            return new Attachment(
                    "gsupport-" + content.clientId() + "-" + content.to() + ".pdf",
                    "application/pdf",
                    document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Recipient(String email, long lineId) {}

    private Recipient recipient(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RECIPIENT)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                var lineId = row.getObject("line_id", Long.class);
                if (lineId == null) {
                    throw new Failure.Conflict(
                            "conflict",
                            "The state of things stands against it",
                            "The account of client " + clientId + " has no line, so there is nothing to mail.");
                }
                return new Recipient(row.getString("email"), lineId);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The address of client " + clientId + " could not be read", e);
        }
    }
}
