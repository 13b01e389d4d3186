package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.PastLines;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clients with lines of history whose mails are in the outbox. */
@ApplicationScoped
public class MailedLines {

    public static final String TECHNICIAN = "MRX";
    public static final String TECHNICIAN_NAME = "Maëlle ROUSSELIN";

    private final AgroalDataSource dataSource;
    private final PastLines pastLines;
    private final Outbox outbox;
    private final Clock clock;

    MailedLines(AgroalDataSource dataSource, PastLines pastLines, Outbox outbox, Clock clock) {
        this.dataSource = dataSource;
        this.pastLines = pastLines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An intervention to be mailed; what is not said is as in the mail of the specification, save for the names. */
    public record Intervention(
            String companyName,
            int balanceBefore,
            Billing billing,
            int durationMinutes,
            String summary,
            String advice,
            boolean inviteToFacebook,
            Instant performedAt) {

        public static Intervention asSpecified() {
            return new Intervention(
                    "ATELIERS DU MARAIS",
                    -15,
                    Billing.FREE,
                    8,
                    "Pb de fichier COMPUTER corrompu",
                    "Attention aux sauvegardes !",
                    true,
                    Instant.parse("2020-03-27T10:03:00Z"));
        }

        public Intervention forCompany(String name) {
            return new Intervention(
                    name, balanceBefore, billing, durationMinutes, summary, advice, inviteToFacebook, performedAt);
        }

        public Intervention from(int balance) {
            return new Intervention(
                    companyName, balance, billing, durationMinutes, summary, advice, inviteToFacebook, performedAt);
        }

        public Intervention lasting(int minutes, Billing how) {
            return new Intervention(
                    companyName, balanceBefore, how, minutes, summary, advice, inviteToFacebook, performedAt);
        }

        public Intervention saying(String what, String adviceOrNull) {
            return new Intervention(
                    companyName,
                    balanceBefore,
                    billing,
                    durationMinutes,
                    what,
                    adviceOrNull,
                    inviteToFacebook,
                    performedAt);
        }

        public Intervention uninvited() {
            return new Intervention(
                    companyName, balanceBefore, billing, durationMinutes, summary, advice, false, performedAt);
        }

        public Intervention at(String instant) {
            return new Intervention(
                    companyName,
                    balanceBefore,
                    billing,
                    durationMinutes,
                    summary,
                    advice,
                    inviteToFacebook,
                    Instant.parse(instant));
        }
    }

    /** A mail in the outbox, to an address that no other test uses. */
    public record Mailed(long mailId, long clientId, long lineId, String recipient) {}

    /** Queues the recap of an intervention of a new client. */
    public Mailed recap(Intervention intervention) {
        return recap(intervention, Map.of());
    }

    /** @param preferences columns of the client's mail preferences that are not as they were at the start */
    public Mailed recap(Intervention intervention, Map<String, Boolean> preferences) {
        var work = new NewLine.Work(
                intervention.billing(),
                intervention.durationMinutes(),
                null,
                null,
                intervention.summary(),
                intervention.advice(),
                null,
                intervention.inviteToFacebook());
        return mailed(
                Outbox.Kind.RECAP,
                intervention.companyName(),
                intervention.balanceBefore(),
                NewLine.intervention(TECHNICIAN, work, null),
                intervention.performedAt(),
                preferences);
    }

    /** Queues the note of credit bought by a new client. */
    public Mailed creditNote(int balanceBefore, int minutes, LocalDate validUntil) {
        return creditNote("ATELIERS DU MARAIS", balanceBefore, minutes, validUntil);
    }

    /** The same for a client of this name. */
    public Mailed creditNote(String companyName, int balanceBefore, int minutes, LocalDate validUntil) {
        return mailed(
                Outbox.Kind.CREDIT_NOTE,
                companyName,
                balanceBefore,
                NewLine.purchase("9999", minutes, null, validUntil),
                Instant.parse("2021-03-24T08:22:19Z"),
                Map.of());
    }

    private Mailed mailed(
            Outbox.Kind kind,
            String companyName,
            int balanceBefore,
            NewLine line,
            Instant performedAt,
            Map<String, Boolean> preferences) {
        return QuarkusTransaction.requiringNew().call(() -> {
            update("""
                    INSERT INTO technician (code, full_name, phone, login) VALUES (?, ?, '0188000001', 'mrx')
                    ON CONFLICT DO NOTHING
                    """, TECHNICIAN, TECHNICIAN_NAME);
            long clientId = number("SELECT nextval('client_id_seq')");
            var recipient = "client" + clientId + "@marais.example";
            update("INSERT INTO client (id, company_name, email) VALUES (?, ?, ?)", clientId, companyName, recipient);
            for (var preference : new TreeMap<>(preferences).entrySet()) {
                update(
                        "UPDATE mail_preference SET " + preference.getKey() + " = ? WHERE client_id = ?",
                        preference.getValue(),
                        clientId);
            }
            var lines = new ArrayList<PastLines.PastLine>();
            if (balanceBefore != 0) {
                lines.add(past(clientId, moving(balanceBefore), performedAt.minus(Duration.ofDays(30))));
            }
            var told = past(clientId, line, performedAt);
            lines.add(told);
            pastLines.write(List.copyOf(lines));
            boolean wanted = preferences.getOrDefault("recaps", true);
            var queued = outbox.queue(kind, clientId, told.id(), recipient, wanted, clock.instant());
            return new Mailed(queued.id(), clientId, told.id(), recipient);
        });
    }

    private static NewLine moving(int balance) {
        return balance > 0
                ? NewLine.purchase("9999", balance, null, null)
                : NewLine.intervention(
                        TECHNICIAN,
                        new NewLine.Work(Billing.NORMAL, -balance, null, null, "Installation", null, null, false),
                        null);
    }

    private PastLines.PastLine past(long clientId, NewLine line, Instant performedAt) throws SQLException {
        return new PastLines.PastLine(number("SELECT nextval('ledger_line_id_seq')"), clientId, performedAt, line);
    }

    /** The first column of the first row. */
    public Object value(String sql, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How far a mail has come. */
    public String status(Mailed mailed) {
        return (String) value("SELECT status FROM mail WHERE id = ?", mailed.mailId());
    }

    public void update(String sql, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return (Long) value(sql);
    }
}
