package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.letters.AlertContent;
import fr.gestan.gsupport.server.mail.letters.BugReport;
import fr.gestan.gsupport.server.mail.letters.CorrectedRecapContent;
import fr.gestan.gsupport.server.mail.letters.CreditNoteContent;
import fr.gestan.gsupport.server.mail.letters.ExpiryNoticeContent;
import fr.gestan.gsupport.server.mail.letters.RecapContent;
import fr.gestan.gsupport.server.mail.letters.StatementContent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a mail says of its line. Figures, texts and times are those of the line, which nobody can change; the names of the
 * client and the technician, and the technician's phone, are those of the moment it is sent, so that a misspelt one that
 * has been put right goes out right.
 */
@ApplicationScoped
class LineContents {

    private static final String LINE = """
            SELECT line.*, client.company_name, technician.full_name, technician.phone,
                   preference.token, preference.review_invitations, client.language
            FROM ledger_line line
            JOIN client ON client.id = line.client_id
            JOIN technician ON technician.code = line.by_code
            JOIN mail_preference preference ON preference.client_id = line.client_id
            WHERE line.id = ?
            """;

    /** The mail hangs on the line recorded again, or on the correction where there is none for this client. */
    private static final String CORRECTED = """
            SELECT line.balance_after, correction.balance_before, client.company_name, client.language, preference.token,
                sender.full_name, sender.phone,
                wrong.first_performed_at AS wrong_first_performed_at, wrong.performed_at AS wrong_performed_at,
                wrong.kind AS wrong_kind, wrong.duration_minutes AS wrong_duration_minutes,
                wrong.delta_minutes AS wrong_delta_minutes, wrong.billing AS wrong_billing, wrong.summary AS wrong_summary,
                wrong.advice AS wrong_advice,
                line.kind, line.duration_minutes, line.delta_minutes, line.billing, line.summary, line.advice,
                line.performed_at
            FROM ledger_line line
            JOIN ledger_line wrong ON wrong.id = coalesce(line.replaces_line_id, line.corrects_line_id)
            JOIN ledger_line correction ON correction.corrects_line_id = wrong.id
            JOIN client ON client.id = line.client_id
            JOIN technician sender ON sender.code = line.by_code
            JOIN mail_preference preference ON preference.client_id = line.client_id
            WHERE line.id = ?
            """;

    private static final String BUG = """
            SELECT mail.line_id, mail.client_id, mail.gestan_version, mail.title, mail.description, mail.created_at,
                client.company_name, reporter.code, reporter.full_name
            FROM mail
            JOIN client ON client.id = mail.client_id
            JOIN technician reporter ON reporter.code = mail.requested_by
            WHERE mail.id = ?
            """;

    private static final String STATEMENT = """
            SELECT mail.client_id, mail.statement_from, mail.statement_to, client.company_name, client.language
            FROM mail
            JOIN client ON client.id = mail.client_id
            WHERE mail.id = ?
            """;

    private static final String ABOUT = """
            SELECT mail.about_minutes, mail.about_until, line.balance_before, line.balance_after, line.performed_at,
                client.company_name, client.language, preference.token
            FROM mail
            JOIN ledger_line line ON line.id = mail.line_id
            JOIN client ON client.id = mail.client_id
            JOIN mail_preference preference ON preference.client_id = mail.client_id
            WHERE mail.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final MailPreferences preferences;

    LineContents(AgroalDataSource dataSource, MailPreferences preferences) {
        this.dataSource = dataSource;
        this.preferences = preferences;
    }

    RecapContent recap(long lineId) {
        return read(
                LINE,
                lineId,
                line -> new RecapContent(
                        line.getString("company_name"),
                        line.getString("summary"),
                        line.getString("advice"),
                        line.getInt("duration_minutes"),
                        line.getInt("balance_before"),
                        line.getInt("balance_after"),
                        "FREE".equals(line.getString("billing")),
                        line.getBoolean("invite_to_facebook") && line.getBoolean("review_invitations"),
                        workedAt(line, "first_performed_at", "performed_at"),
                        line.getString("full_name"),
                        line.getString("phone"),
                        preferences.urlOf(line.getString("token")),
                        Language.ofCode(line.getString("language"))));
    }

    CreditNoteContent creditNote(long lineId) {
        return read(
                LINE,
                lineId,
                line -> new CreditNoteContent(
                        line.getString("company_name"),
                        line.getInt("delta_minutes"),
                        line.getBoolean("offered"),
                        line.getInt("balance_before"),
                        line.getInt("balance_after"),
                        line.getObject("valid_until", LocalDate.class),
                        performedAt(line),
                        preferences.urlOf(line.getString("token")),
                        Language.ofCode(line.getString("language"))));
    }

    CorrectedRecapContent correctedRecap(long lineId) {
        return read(CORRECTED, lineId, line -> {
            var wrongAt = workedAt(line, "wrong_first_performed_at", "wrong_performed_at");
            boolean onlyUndone = line.getString("kind").equals("CORRECTION");
            return new CorrectedRecapContent(
                    line.getString("company_name"),
                    recorded(line, "wrong_", wrongAt),
                    onlyUndone ? null : recorded(line, "", performedAt(line)),
                    line.getInt("balance_before"),
                    line.getInt("balance_after"),
                    line.getString("full_name"),
                    line.getString("phone"),
                    preferences.urlOf(line.getString("token")),
                    Language.ofCode(line.getString("language")));
        });
    }

    AlertContent alert(long mailId) {
        return read(
                ABOUT,
                mailId,
                mail -> new AlertContent(
                        mail.getString("company_name"),
                        mail.getInt("balance_before"),
                        mail.getInt("balance_after"),
                        performedAt(mail),
                        preferences.urlOf(mail.getString("token")),
                        Language.ofCode(mail.getString("language"))));
    }

    ExpiryNoticeContent expiryNotice(long mailId) {
        return read(
                ABOUT,
                mailId,
                mail -> new ExpiryNoticeContent(
                        mail.getString("company_name"),
                        mail.getInt("about_minutes"),
                        mail.getObject("about_until", LocalDate.class),
                        preferences.urlOf(mail.getString("token")),
                        Language.ofCode(mail.getString("language"))));
    }

    BugReport bugReport(long mailId) {
        return read(
                BUG,
                mailId,
                mail -> new BugReport(
                        mail.getLong("client_id"),
                        mail.getString("company_name"),
                        mail.getLong("line_id"),
                        mail.getString("gestan_version"),
                        mail.getString("title"),
                        mail.getString("description"),
                        mail.getString("code"),
                        mail.getString("full_name"),
                        mail.getObject("created_at", OffsetDateTime.class).toInstant()));
    }

    StatementContent statement(long mailId) {
        return read(
                STATEMENT,
                mailId,
                mail -> new StatementContent(
                        mail.getLong("client_id"),
                        mail.getString("company_name"),
                        mail.getObject("statement_from", LocalDate.class),
                        mail.getObject("statement_to", LocalDate.class),
                        Language.ofCode(mail.getString("language"))));
    }

    private static CorrectedRecapContent.Recorded recorded(ResultSet line, String prefix, Instant at)
            throws SQLException {
        var what = switch (LineKind.valueOf(line.getString(prefix + "kind"))) {
            case INTERVENTION -> CorrectedRecapContent.What.INTERVENTION;
            case CREDIT_PURCHASE -> CorrectedRecapContent.What.PURCHASE;
            case OPENING, EXPIRY, CORRECTION -> CorrectedRecapContent.What.OTHER;
        };
        boolean isWork = what == CorrectedRecapContent.What.INTERVENTION;
        return new CorrectedRecapContent.Recorded(
                what,
                line.getInt(prefix + (isWork ? "duration_minutes" : "delta_minutes")),
                "FREE".equals(line.getString(prefix + "billing")),
                line.getString(prefix + "summary"),
                line.getString(prefix + "advice"),
                at);
    }

    private interface Reading<T> {
        T of(ResultSet line) throws SQLException;
    }

    private <T> T read(String sql, long id, Reading<T> reading) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            try (var line = select.executeQuery()) {
                if (!line.next()) {
                    throw new IllegalStateException("There is no line or mail " + id);
                }
                return reading.of(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Line or mail " + id + " could not be read", e);
        }
    }

    /** A line recorded in the stead of others speaks of the first one's time. */
    private static Instant workedAt(ResultSet line, String first, String own) throws SQLException {
        var at = line.getObject(first, OffsetDateTime.class);
        return (at == null ? line.getObject(own, OffsetDateTime.class) : at).toInstant();
    }

    private static Instant performedAt(ResultSet line) throws SQLException {
        return line.getObject("performed_at", OffsetDateTime.class).toInstant();
    }
}
