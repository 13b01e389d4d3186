package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.server.history.HistoryLines;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;

/**
 * The interventions of all clients by the day on which the work was first recorded, newest first, by pages that cost the
 * same wherever they lie.
 */
@ApplicationScoped
class WorkDone {

    /**
     * Each technician's newest are read from the end of that technician's part of the index, and of those the newest
     * are taken: one index serves who asks for one technician and who asks for all.
     */
    static final String PAGE = """
            WITH page AS (
                SELECT own.id, own.worked_at
                FROM technician
                CROSS JOIN LATERAL (
                    SELECT id, coalesce(first_performed_at, performed_at) AS worked_at
                    FROM ledger_line
                    WHERE kind = 'INTERVENTION' AND by_code = technician.code
                      AND coalesce(first_performed_at, performed_at) >= ?
                      AND (coalesce(first_performed_at, performed_at), id) < (?, ?)
                    ORDER BY coalesce(first_performed_at, performed_at) DESC, id DESC
                    LIMIT ?) AS own
                WHERE ?::varchar IS NULL OR technician.code = ?
                ORDER BY own.worked_at DESC, own.id DESC
                LIMIT ?), lines AS (
            """ + HistoryLines.SELECT + """
                WHERE line.id = ANY (ARRAY(SELECT id FROM page)))
            SELECT lines.*, page.worked_at
            FROM page JOIN lines ON lines.id = page.id
            ORDER BY page.worked_at DESC, page.id DESC
            """;

    private final AgroalDataSource dataSource;
    private final ZoneId publisherZone;

    WorkDone(AgroalDataSource dataSource, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.publisherZone = publisherZone;
    }

    /**
     * Which interventions.
     *
     * @param from first day, in the publisher's time zone; null: from the beginning
     * @param to last day, included; null: until now
     * @param by null: everybody's
     */
    record Wanted(LocalDate from, LocalDate to, String by) {}

    /**
     * One page.
     *
     * @param after null: the newest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code to} lies before {@code from}, or {@code after} is no key of ours
     */
    Page<HistoryLine> page(Wanted wanted, int limit, String after) {
        if (wanted.from() != null && wanted.to() != null && wanted.to().isBefore(wanted.from())) {
            throw new Failure.Invalid("to", "must not lie before 'from'");
        }
        var end = wanted.to() == null
                ? Position.LAST
                : Position.before(startOf(wanted.to().plusDays(1)));
        var position = after == null ? end : Position.read(after).orEarlier(end);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setObject(1, wanted.from() == null ? OffsetDateTime.MIN : startOf(wanted.from()));
            select.setObject(2, position.workedAt());
            select.setLong(3, position.lineId());
            select.setInt(4, limit + 1);
            select.setString(5, wanted.by());
            select.setString(6, wanted.by());
            select.setInt(7, limit + 1);
            return read(select, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("The interventions could not be read", e);
        }
    }

    private static Page<HistoryLine> read(PreparedStatement select, int limit) throws SQLException {
        try (var row = select.executeQuery()) {
            var lines = new ArrayList<HistoryLine>();
            var last = Position.LAST;
            while (row.next()) {
                if (lines.size() == limit) {
                    return new Page<>(lines, last.write());
                }
                lines.add(HistoryLines.read(row));
                last = new Position(row.getObject("worked_at", OffsetDateTime.class), row.getLong("id"));
            }
            return new Page<>(lines, null);
        }
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Where a page ends: time and id of its last line, opaque to callers. */
    private record Position(OffsetDateTime workedAt, long lineId) {

        static final Position LAST = new Position(OffsetDateTime.MAX, 0);

        private static final int LATEST_YEAR = 10_000;

        static Position before(OffsetDateTime instant) {
            return new Position(instant, 0);
        }

        Position orEarlier(Position other) {
            int byTime = workedAt.compareTo(other.workedAt);
            boolean isLater = byTime > 0 || (byTime == 0 && lineId > other.lineId);
            return isLater ? other : this;
        }

        String write() {
            return PageKey.write(workedAt.toInstant() + " " + lineId);
        }

        static Position read(String after) {
            var parts = PageKey.read(after).split(" ", -1);
            try {
                var workedAt = OffsetDateTime.ofInstant(Instant.parse(parts[0]), ZoneOffset.UTC);
                if (parts.length == 2 && workedAt.getYear() >= 0 && workedAt.getYear() <= LATEST_YEAR) {
                    return new Position(workedAt, Long.parseLong(parts[1]));
                }
            } catch (DateTimeException | NumberFormatException e) {
                throw PageKey.notOurs();
            }
            throw PageKey.notOurs();
        }
    }
}
