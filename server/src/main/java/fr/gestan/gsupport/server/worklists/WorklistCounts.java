package fr.gestan.gsupport.server.worklists;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.server.database.ManyRows;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many are on each list. What is told by balances is counted in one go through the accounts. */
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
        try {
            var counted = ManyRows.read(dataSource, connection -> count(connection, lists));
            return lists.stream()
                    .map(list -> new WorklistCount(list, counted.get(list)))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("The lists could not be counted", e);
        }
    }

    private Map<Worklist, Long> count(Connection connection, List<Worklist> lists) throws SQLException {
        var counted = new EnumMap<Worklist, Long>(Worklist.class);
        var ofAccounts = lists.stream().filter(ListedClients::isOfAccounts).toList();
        if (!ofAccounts.isEmpty()) {
            count(connection, ListedClients.counting(ofAccounts), ofAccounts, counted);
        }
        for (var list : lists) {
            if (!counted.containsKey(list)) {
                count(connection, sql(list), List.of(list), counted);
            }
        }
        return counted;
    }

    /** @param sql a row with a number for each of the lists */
    private void count(Connection connection, String sql, List<Worklist> lists, Map<Worklist, Long> counted)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (var list : lists) {
                parameter = bind(list, select, parameter);
            }
            try (var row = select.executeQuery()) {
                row.next();
                for (var list : lists) {
                    counted.put(list, row.getLong(lists.indexOf(list) + 1));
                }
            }
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
