package fr.gestan.gsupport.server.worklists;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How many are on each list. */
@ApplicationScoped
class WorklistCounts {

    private static final Duration RECENT = Duration.ofDays(30);

    private static final String OVERRIDES = """
            SELECT count(*) FROM ledger_line WHERE override_rule IS NOT NULL AND performed_at >= ?
            """;

    private static final String FAILED_MAILS = "SELECT count(*) FROM mail WHERE status = 'FAILED'";

    private final AgroalDataSource dataSource;
    private final ListedClients listed;
    private final Clock clock;

    WorklistCounts(AgroalDataSource dataSource, ListedClients listed, Clock clock) {
        this.dataSource = dataSource;
        this.listed = listed;
        this.clock = clock;
    }

    /** Of the lists that the caller may read, in their order. */
    List<WorklistCount> seenBy(Caller caller) {
        var lists = Arrays.stream(Worklist.values())
                .filter(list -> maySee(list, caller))
                .toList();
        var sql = lists.stream().map(WorklistCounts::sql).collect(Collectors.joining("), (", "SELECT (", ")"));
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (var list : lists) {
                parameter = bind(list, select, parameter);
            }
            try (var row = select.executeQuery()) {
                row.next();
                var counts = new ArrayList<WorklistCount>();
                for (var list : lists) {
                    counts.add(new WorklistCount(list, row.getLong(counts.size() + 1)));
                }
                return List.copyOf(counts);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lists could not be counted", e);
        }
    }

    private static boolean maySee(Worklist list, Caller caller) {
        return list == Worklist.FAILED_MAILS
                ? caller.has(Role.MANAGER) || caller.has(Role.ADMIN)
                : caller.has(Role.MANAGER) || caller.has(Role.SALES_ADMIN);
    }

    private static String sql(Worklist list) {
        return switch (list) {
            case OVERRIDES -> OVERRIDES;
            case FAILED_MAILS -> FAILED_MAILS;
            default -> "SELECT count(*) FROM (" + ListedClients.sql(list) + ") AS " + list;
        };
    }

    private int bind(Worklist list, PreparedStatement select, int parameter) throws SQLException {
        if (list == Worklist.OVERRIDES) {
            select.setObject(parameter, OffsetDateTime.ofInstant(clock.instant().minus(RECENT), ZoneOffset.UTC));
            return parameter + 1;
        }
        return ListedClients.has(list) ? listed.bind(list, select, parameter) : parameter;
    }
}
