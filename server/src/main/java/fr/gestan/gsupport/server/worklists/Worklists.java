package fr.gestan.gsupport.server.worklists;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistEntry;
import fr.gestan.gsupport.server.clients.ClientSummaries;
import fr.gestan.gsupport.server.database.ManyRows;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.Words;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The lists of clients who need somebody, by pages and whole. */
@ApplicationScoped
class Worklists {

    private static final List<String> COLUMNS = List.of(
            "id",
            "companyName",
            "lastName",
            "firstName",
            "email",
            "phone",
            "postalCode",
            "city",
            "balanceMinutes",
            "lastInterventionOn",
            "minutesOfLast90Days",
            "daysLeft",
            "doNotIntervene",
            "reason",
            "since",
            "reviewOn");

    /** Sorted and cut before the clients are looked up. */
    private static final String LISTED = """
            SELECT found.key, found.minutes, client.phone, client.npi_reason, client.npi_since, client.npi_review_on,
                account.last_intervention_at, """ + ClientSummaries.COLUMNS + """
            FROM (
                SELECT * FROM (%s) AS listed
                WHERE (key, client_id) > (?, ?)
                ORDER BY key, client_id
                LIMIT ?) AS found
            JOIN client ON client.id = found.client_id
            JOIN account ON account.client_id = found.client_id
            ORDER BY found.key, found.client_id
            """;

    private final AgroalDataSource dataSource;
    private final ListedClients listed;
    private final ZoneId publisherZone;

    Worklists(AgroalDataSource dataSource, ListedClients listed, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.listed = listed;
        this.publisherZone = publisherZone;
    }

    /**
     * One page.
     *
     * @param after null: the first; otherwise the {@code next} of the page before
     * @throws Failure.NotFound where the list is not one of clients
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<WorklistEntry> page(Worklist list, int limit, String after) {
        check(list);
        var position = after == null ? Position.START : Position.read(after);
        try {
            return ManyRows.read(dataSource, connection -> page(connection, list, limit, position));
        } catch (SQLException e) {
            throw new IllegalStateException("The list " + list + " could not be read", e);
        }
    }

    private Page<WorklistEntry> page(Connection connection, Worklist list, int limit, Position after)
            throws SQLException {
        try (var select = connection.prepareStatement(LISTED.formatted(ListedClients.sql(list)))) {
            int parameter = listed.bind(list, select, 1);
            select.setLong(parameter, after.key());
            select.setLong(parameter + 1, after.clientId());
            select.setInt(parameter + 2, limit + 1);
            try (var row = select.executeQuery()) {
                var entries = new ArrayList<WorklistEntry>();
                var last = Position.START;
                while (row.next()) {
                    if (entries.size() == limit) {
                        return new Page<>(entries, last.write());
                    }
                    entries.add(entry(list, row));
                    last = new Position(row.getLong("key"), row.getLong("id"));
                }
                return new Page<>(entries, null);
            }
        }
    }

    /**
     * The whole list.
     *
     * @throws Failure.NotFound where the list is not one of clients
     */
    InputStream table(Worklist list, Locale language) {
        check(list);
        var words = Words.of("worklists", language);
        return CsvFile.of(
                COLUMNS,
                words,
                dataSource,
                LISTED.formatted(ListedClients.sql(list)),
                select -> {
                    int parameter = listed.bind(list, select, 1);
                    select.setLong(parameter, Long.MIN_VALUE);
                    select.setLong(parameter + 1, 0);
                    select.setInt(parameter + 2, Integer.MAX_VALUE);
                },
                (row, rows) -> write(entry(list, row), words, rows));
    }

    private static void write(WorklistEntry entry, ResourceBundle words, CsvFile.Rows rows) throws IOException {
        var client = entry.client();
        rows.add(
                client.id(),
                client.companyName(),
                client.lastName(),
                client.firstName(),
                client.email(),
                entry.phone(),
                client.postalCode(),
                client.city(),
                client.balanceMinutes(),
                entry.lastInterventionOn(),
                entry.minutesOfLast90Days(),
                entry.daysLeft(),
                words.getString(client.doNotIntervene() ? "yes" : "no"),
                entry.reason(),
                entry.since(),
                entry.reviewOn());
    }

    private static void check(Worklist list) {
        if (!ListedClients.has(list)) {
            throw new Failure.NotFound("The list " + list + " is counted here and has a call of its own: "
                    + (list == Worklist.OVERRIDES ? "GET /overrides." : "GET /mails?status=FAILED."));
        }
    }

    private WorklistEntry entry(Worklist list, ResultSet row) throws SQLException {
        boolean soonEmpty = list == Worklist.SOON_EMPTY;
        return new WorklistEntry(
                ClientSummaries.read(row),
                row.getString("phone"),
                day(row, "last_intervention_at"),
                soonEmpty ? row.getInt("minutes") : null,
                soonEmpty ? row.getInt("key") : null,
                row.getString("npi_reason"),
                instant(row, "npi_since"),
                row.getObject("npi_review_on", LocalDate.class));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        var at = instant(row, column);
        return at == null ? null : LocalDate.ofInstant(at, publisherZone);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where a page ends: key and id of its last client, opaque to callers. */
    private record Position(long key, long clientId) {

        static final Position START = new Position(Long.MIN_VALUE, 0);

        private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");

        static Position read(String after) {
            var written = WRITTEN.matcher(PageKey.read(after));
            if (!written.matches()) {
                throw PageKey.notOurs();
            }
            return new Position(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
        }

        String write() {
            return PageKey.write(key + "." + clientId);
        }
    }
}
