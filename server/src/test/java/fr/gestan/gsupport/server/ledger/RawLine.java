package fr.gestan.gsupport.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of {@code ledger_line} as somebody could write it who goes around the server. */
final class RawLine {

    private final Map<String, Object> columns;

    private RawLine(Map<String, Object> columns) {
        this.columns = columns;
    }

    /** NORMAL, the fourth line of an account at 50 with 10 minutes NORMAL and 5 FREE. */
    static RawLine tenMinutes(long clientId, long id, byte[] previousHash) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("id", id);
        columns.put("client_id", clientId);
        columns.put("seq", 4);
        columns.put("kind", "INTERVENTION");
        columns.put("billing", "NORMAL");
        columns.put("delta_minutes", -10);
        columns.put("balance_before", 50);
        columns.put("balance_after", 40);
        columns.put("duration_minutes", 10);
        columns.put("normal_minutes_after", 20L);
        columns.put("free_minutes_after", 5L);
        columns.put("interventions_after", 3);
        columns.put("by_code", "9999");
        columns.put("performed_at", Timestamp.from(Instant.now()));
        columns.put("summary", "Sauvegardes");
        columns.put("text_salt", new byte[16]);
        columns.put("text_digest", new byte[32]);
        columns.put("previous_hash", previousHash);
        columns.put("hash", new byte[] {4});
        return new RawLine(columns);
    }

    /** What makes a purchase of it. */
    static Map<String, Object> purchase(int minutes) {
        var changes = with("duration_minutes", null);
        changes.put("kind", "CREDIT_PURCHASE");
        changes.put("billing", null);
        changes.put("delta_minutes", minutes);
        changes.put("balance_after", 50 + minutes);
        changes.put("normal_minutes_after", 10L);
        changes.put("interventions_after", 2);
        return changes;
    }

    /** A change to a column, which may be to null. */
    static Map<String, Object> with(String column, Object value) {
        return and(Map.of(), column, value);
    }

    static Map<String, Object> and(Map<String, Object> changes, String column, Object value) {
        var more = new HashMap<>(changes);
        more.put(column, value);
        return more;
    }

    RawLine but(Map<String, Object> changes) {
        var changed = new LinkedHashMap<>(columns);
        changed.putAll(changes);
        return new RawLine(changed);
    }

    /** The line that hangs on this one and undoes it. */
    RawLine correction(long correctedId) {
        var correction = next(10);
        correction.columns.put("corrects_line_id", correctedId);
        correction.columns.put("normal_minutes_after", 10L);
        correction.columns.put("interventions_after", 2);
        return correction;
    }

    /** A correction that hangs on this line; of which one is still to be said. */
    RawLine next(int delta) {
        int balance = (Integer) columns.get("balance_after");
        var next = but(Map.of(
                "id",
                id() + 1_000_000,
                "seq",
                (Integer) columns.get("seq") + 1,
                "kind",
                "CORRECTION",
                "delta_minutes",
                delta,
                "balance_before",
                balance,
                "balance_after",
                balance + delta,
                "previous_hash",
                columns.get("hash")));
        next.columns.put("billing", null);
        next.columns.put("duration_minutes", null);
        next.columns.put("hash", new byte[] {5});
        return next;
    }

    /** Ten minutes {@code NORMAL} that hang on this line and are recorded in the stead of another. */
    RawLine again(long replacedId) {
        var again = next(-10);
        again.columns.put("kind", "INTERVENTION");
        again.columns.put("billing", "NORMAL");
        again.columns.put("duration_minutes", 10);
        again.columns.put("corrects_line_id", null);
        again.columns.put("replaces_line_id", replacedId);
        again.columns.put("first_performed_at", columns.get("performed_at"));
        again.columns.put("normal_minutes_after", (Long) columns.get("normal_minutes_after") + 10);
        again.columns.put("interventions_after", (Integer) columns.get("interventions_after") + 1);
        again.columns.put("hash", new byte[] {(byte) (((byte[]) columns.get("hash"))[0] + 1)});
        return again;
    }

    long id() {
        return (Long) columns.get("id");
    }

    long clientId() {
        return (Long) columns.get("client_id");
    }

    void insert(Connection connection) throws SQLException {
        var names = String.join(", ", columns.keySet());
        var places = "?, ".repeat(columns.size() - 1) + "?";
        try (var insert =
                connection.prepareStatement("INSERT INTO public.ledger_line (" + names + ") VALUES (" + places + ")")) {
            int place = 0;
            for (var value : columns.values()) {
                insert.setObject(++place, value);
            }
            insert.executeUpdate();
        }
    }
}
