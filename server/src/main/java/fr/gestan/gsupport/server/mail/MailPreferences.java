package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.mail.Outbox.Kind;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which mails each client chose to get. Whoever holds the token of a client, which stands in that client's mails alone,
 * may choose for it; every client has one from the start.
 */
@ApplicationScoped
public class MailPreferences {

    private static final String BY_CLIENT = """
            SELECT recaps, credit_notes, review_invitations, token FROM mail_preference WHERE client_id = ?
            """;
    private static final String BY_TOKEN = """
            SELECT recaps, credit_notes, review_invitations FROM mail_preference WHERE token = ?
            """;
    private static final String CHOOSE = """
            UPDATE mail_preference
            SET recaps = ?, credit_notes = ?, review_invitations = ?, changed_at = ?
            WHERE token = ?
            RETURNING client_id
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;
    private final String page;

    MailPreferences(
            AgroalDataSource dataSource,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "gsupport.public-url") String publicUrl) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
        this.page = publicUrl.replaceAll("/+$", "") + "/mail-preferences/";
    }

    /**
     * The three choices.
     *
     * @param recaps mails that tell of an intervention
     * @param creditNotes mails that tell of credit bought, and alerts
     * @param reviewInvitations the sentence in a recap that invites to post a comment
     */
    public record Wanted(boolean recaps, boolean creditNotes, boolean reviewInvitations) {

        public static final Wanted EVERYTHING = new Wanted(true, true, true);
        public static final Wanted NOTHING = new Wanted(false, false, false);

        /** The same but for mails of this kind, which are no longer wanted. */
        public Wanted without(Kind kind) {
            return switch (kind) {
                case RECAP, CORRECTED_RECAP -> new Wanted(false, creditNotes, reviewInvitations);
                case CREDIT_NOTE, ALERT, EXPIRY_NOTICE -> new Wanted(recaps, false, reviewInvitations);
                case BUG_REPORT, STATEMENT -> this;
            };
        }
    }

    /** What a client chose; everything where there is no such client. */
    public Wanted wanted(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_CLIENT)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                return row.next() ? wanted(row) : Wanted.EVERYTHING;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mail preferences of client " + clientId + " could not be read", e);
        }
    }

    /** Where this client chooses which mails to get. */
    public String preferencesUrl(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_CLIENT)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("There is no client " + clientId);
                }
                return urlOf(row.getString("token"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mail preferences of client " + clientId + " could not be read", e);
        }
    }

    /** Where the holder of this token chooses which mails to get. */
    public String urlOf(String token) {
        return page + token;
    }

    /** Where a mail program, told to by its user, posts that mails of this kind are no longer wanted (RFC 8058). */
    public String oneClickUrl(String token, Kind kind) {
        return urlOf(token) + "?kind=" + kind;
    }

    /** What was chosen by token; empty where nobody has such a token. */
    public Optional<Wanted> chosen(String token) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_TOKEN)) {
            select.setString(1, token);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(wanted(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mail preferences could not be read", e);
        }
    }

    /**
     * Keeps what the holder of a token chose, from now on.
     *
     * @param address where the request came from, for the audit; or null
     * @return false where nobody has such a token
     */
    @Transactional
    public boolean choose(String token, Wanted wanted, String address) {
        var now = clock.instant();
        var clientId = update(token, wanted, now);
        clientId.ifPresent(id -> audit.write(
                new Audit.Entry("-", "mail-preferences.choose", id, null, address, "OK", wanted.toString()), now));
        return clientId.isPresent();
    }

    private Optional<Long> update(String token, Wanted wanted, Instant now) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(CHOOSE)) {
            update.setBoolean(1, wanted.recaps());
            update.setBoolean(2, wanted.creditNotes());
            update.setBoolean(3, wanted.reviewInvitations());
            update.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            update.setString(5, token);
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getLong("client_id")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mail preferences could not be kept", e);
        }
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        return new Wanted(
                row.getBoolean("recaps"), row.getBoolean("credit_notes"), row.getBoolean("review_invitations"));
    }
}
