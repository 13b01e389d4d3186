package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.CreditNoteContent;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.RecapContent;
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
                   preference.token, preference.review_invitations
            FROM ledger_line line
            JOIN client ON client.id = line.client_id
            JOIN technician ON technician.code = line.by_code
            JOIN mail_preference preference ON preference.client_id = line.client_id
            WHERE line.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final MailPreferences preferences;

    LineContents(AgroalDataSource dataSource, MailPreferences preferences) {
        this.dataSource = dataSource;
        this.preferences = preferences;
    }

    RecapContent recap(long lineId) {
        return read(
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
                        performedAt(line),
                        line.getString("full_name"),
                        line.getString("phone"),
                        preferences.urlOf(line.getString("token"))));
    }

    CreditNoteContent creditNote(long lineId) {
        return read(
                lineId,
                line -> new CreditNoteContent(
                        line.getString("company_name"),
                        line.getInt("delta_minutes"),
                        line.getInt("balance_before"),
                        line.getInt("balance_after"),
                        line.getObject("valid_until", LocalDate.class),
                        performedAt(line),
                        preferences.urlOf(line.getString("token"))));
    }

    private interface Reading<T> {
        T of(ResultSet line) throws SQLException;
    }

    private <T> T read(long lineId, Reading<T> reading) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LINE)) {
            select.setLong(1, lineId);
            try (var line = select.executeQuery()) {
                if (!line.next()) {
                    throw new IllegalStateException("There is no line " + lineId);
                }
                return reading.of(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Line " + lineId + " could not be read", e);
        }
    }

    private static Instant performedAt(ResultSet line) throws SQLException {
        return line.getObject("performed_at", OffsetDateTime.class).toInstant();
    }
}
