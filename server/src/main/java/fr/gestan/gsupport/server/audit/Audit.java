package fr.gestan.gsupport.server.audit;

import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Who did what, when, from where. Entries are written in the transaction that they tell of and never changed. */
@ApplicationScoped
public class Audit {

    private static final String WRITE = """
            INSERT INTO audit (at, actor, action, client_id, target, address, result, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;

    Audit(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One entry.
     *
     * @param actor {@code person:HRY}, {@code key:12}, {@code console} for the command line, or
     *     {@code -} where nobody is logged in
     * @param action a verb and a noun, e.g. {@code intervention.record}
     * @param clientId whose account it is about, or null
     * @param target what it was done to, e.g. {@code line 6628}, or null
     * @param address where the request came from, or null
     * @param result {@code OK}, {@code REFUSED} or {@code FAILED}
     * @param detail which fields, which rule; never personal data; or null
     */
    public record Entry(
            String actor, String action, Long clientId, String target, String address, String result, String detail) {}

    /** Writes an entry in the caller's transaction. */
    public void write(Entry entry, Instant now) {
        var trip = new RoundTrip();
        write(entry, now, trip);
        try {
            trip.make(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be written", e);
        }
    }

    /** The same, on a trip that is still to be made. */
    public void write(Entry entry, Instant now, RoundTrip trip) {
        add(entry, now, trip);
    }

    /** The same, from the server's own console, in the transaction of that connection. */
    public static void write(Entry entry, Instant now, Connection connection) throws SQLException {
        var trip = new RoundTrip();
        add(entry, now, trip);
        trip.make(connection);
    }

    private static void add(Entry entry, Instant now, RoundTrip trip) {
        trip.tell(
                WRITE,
                parameters -> parameters
                        .add(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .add(entry.actor())
                        .add(entry.action())
                        .add(entry.clientId(), Types.BIGINT)
                        .add(entry.target(), Types.VARCHAR)
                        .add(entry.address(), Types.VARCHAR)
                        .add(entry.result())
                        .add(entry.detail(), Types.VARCHAR));
    }
}
