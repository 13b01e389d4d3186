package fr.gestan.gsupport.server.audit;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.audit.AuditEntry;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the audit, newest first, by pages. */
@ApplicationScoped
class AuditPages {

    private static final String PAGE = """
            SELECT entry.id, entry.at, entry.actor, entry.action, entry.client_id, entry.target, entry.address,
                entry.result, entry.detail,
                coalesce(person.code, CASE WHEN api_key.id IS NOT NULL THEN '9999' END) AS code,
                coalesce(person.full_name, api_key.name) AS name
            FROM audit entry
            LEFT JOIN technician person ON entry.actor = 'person:' || person.code
            LEFT JOIN api_key ON entry.actor = 'key:' || api_key.id
            WHERE entry.id IN (%s)
            ORDER BY entry.id DESC
            """;

    /** Each condition has an index that goes on with the id, so that a page costs the same wherever it lies. */
    private static final String NEWEST = "SELECT id FROM audit WHERE %s ORDER BY id DESC LIMIT ?";

    /**
     * Times rise with ids but for clocks that differ, which the planner does not know: walking down the ids it would read
     * everything that is newer than the days asked for. So it reads those days, and the newest of them after that.
     */
    private static final String NEWEST_OF_SOME_DAYS = """
            SELECT id FROM (SELECT id FROM audit WHERE %s OFFSET 0) AS dated ORDER BY id DESC LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final ZoneId publisherZone;

    AuditPages(AgroalDataSource dataSource, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.publisherZone = publisherZone;
    }

    /**
     * Which entries; null: whichever.
     *
     * @param from the first day, in the publisher's time zone
     * @param to the last day, included
     */
    record Wanted(String actor, String action, Long clientId, LocalDate from, LocalDate to) {

        Wanted {
            if (from != null && to != null && from.isAfter(to)) {
                throw new Failure.Invalid("from", "must not be after 'to'");
            }
        }

        boolean isOfSomeDays() {
            return from != null || to != null;
        }
    }

    private record Condition(String sql, Object parameter) {}

    /**
     * One page.
     *
     * @param after null: the newest entries; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<AuditEntry> page(Wanted wanted, int limit, String after) {
        var conditions = conditions(wanted, after == null ? Long.MAX_VALUE : PageKey.readId(after));
        var where = String.join(" AND ", conditions.stream().map(Condition::sql).toList());
        var ids = (wanted.isOfSomeDays() ? NEWEST_OF_SOME_DAYS : NEWEST).formatted(where);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE.formatted(ids))) {
            int last = 0;
            for (var condition : conditions) {
                select.setObject(++last, condition.parameter());
            }
            select.setInt(++last, limit + 1);
            try (var row = select.executeQuery()) {
                var entries = new ArrayList<AuditEntry>();
                while (row.next()) {
                    if (entries.size() == limit) {
                        return new Page<>(
                                entries, PageKey.writeId(entries.get(limit - 1).id()));
                    }
                    entries.add(entry(row));
                }
                return new Page<>(entries, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be read", e);
        }
    }

    private List<Condition> conditions(Wanted wanted, long before) {
        var conditions = new ArrayList<Condition>();
        conditions.add(new Condition("id < ?", before));
        if (wanted.actor() != null) {
            conditions.add(new Condition("actor = ?", wanted.actor()));
        }
        if (wanted.action() != null) {
            conditions.add(new Condition("action = ?", wanted.action()));
        }
        if (wanted.clientId() != null) {
            conditions.add(new Condition("client_id = ?", wanted.clientId()));
        }
        if (wanted.from() != null) {
            conditions.add(new Condition("at >= ?", startOf(wanted.from())));
        }
        if (wanted.to() != null) {
            conditions.add(new Condition("at < ?", startOf(wanted.to().plusDays(1))));
        }
        return conditions;
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("code"),
                row.getString("name"),
                row.getString("action"),
                row.getObject("client_id", Long.class),
                row.getString("target"),
                row.getString("address"),
                row.getString("result"),
                row.getString("detail"));
    }
}
