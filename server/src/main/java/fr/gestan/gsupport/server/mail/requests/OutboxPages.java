package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.MailKind;
import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.Words;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The mails of the outbox, newest first, by pages that cost the same wherever they lie. */
@ApplicationScoped
class OutboxPages {

    private static final String SELECT = """
            SELECT mail.id, mail.kind, mail.client_id, client.company_name, mail.line_id, mail.status, mail.recipient,
                mail.requested_by, mail.title, mail.created_at, mail.sent_at, mail.attempts, mail.next_attempt_at,
                mail.last_error
            FROM mail
            JOIN client ON client.id = mail.client_id
            """;

    private static final String ONE = SELECT + "WHERE mail.id = ?";

    private static final String OF_EVERY_STATUS = SELECT + """
            WHERE mail.id < ?
            ORDER BY mail.id DESC
            LIMIT ?
            """;

    private static final String OF_ONE_STATUS = SELECT + """
            WHERE mail.status = ? AND mail.id < ?
            ORDER BY mail.id DESC
            LIMIT ?
            """;

    private static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "clientId",
            "companyName",
            "lineId",
            "status",
            "recipient",
            "requestedBy",
            "title",
            "createdAt",
            "sentAt",
            "attempts",
            "lastError");

    private final AgroalDataSource dataSource;

    OutboxPages(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One page.
     *
     * @param status null: all of them
     * @param after null: the newest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<OutboxMail> page(MailStatus status, int limit, String after) {
        long beforeId = after == null ? Long.MAX_VALUE : PageKey.readId(after);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(status == null ? OF_EVERY_STATUS : OF_ONE_STATUS)) {
            bind(select, status, beforeId, limit + 1);
            try (var row = select.executeQuery()) {
                var mails = new ArrayList<OutboxMail>();
                while (row.next()) {
                    if (mails.size() == limit) {
                        return new Page<>(
                                mails, PageKey.writeId(mails.get(limit - 1).id()));
                    }
                    mails.add(mail(row));
                }
                return new Page<>(mails, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mails could not be read", e);
        }
    }

    /**
     * All of them.
     *
     * @param status null: of every status
     */
    InputStream table(MailStatus status, Locale language) {
        return CsvFile.of(
                COLUMNS,
                Words.of("outbox", language),
                dataSource,
                status == null ? OF_EVERY_STATUS : OF_ONE_STATUS,
                select -> bind(select, status, Long.MAX_VALUE, Integer.MAX_VALUE),
                (row, rows) -> write(mail(row), rows));
    }

    private static void bind(PreparedStatement select, MailStatus status, long beforeId, int most) throws SQLException {
        int parameter = 1;
        if (status != null) {
            select.setString(parameter++, status.name());
        }
        select.setLong(parameter++, beforeId);
        select.setInt(parameter, most);
    }

    private static void write(OutboxMail mail, CsvFile.Rows rows) throws IOException {
        rows.add(
                mail.id(),
                mail.kind(),
                mail.clientId(),
                mail.companyName(),
                mail.lineId(),
                mail.status(),
                mail.recipient(),
                mail.requestedBy(),
                mail.title(),
                mail.createdAt(),
                mail.sentAt(),
                mail.attempts(),
                mail.lastError());
    }

    /** @throws Failure.NotFound where there is no such mail */
    OutboxMail one(long mailId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ONE)) {
            select.setLong(1, mailId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Failure.NotFound("There is no mail " + mailId + ".");
                }
                return mail(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Mail " + mailId + " could not be read", e);
        }
    }

    private static OutboxMail mail(ResultSet row) throws SQLException {
        return new OutboxMail(
                row.getLong("id"),
                MailKind.valueOf(row.getString("kind")),
                row.getLong("client_id"),
                row.getString("company_name"),
                row.getLong("line_id"),
                MailStatus.valueOf(row.getString("status")),
                row.getString("recipient"),
                row.getString("requested_by"),
                row.getString("title"),
                instant(row, "created_at"),
                instant(row, "sent_at"),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                row.getString("last_error"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
