package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.ServerSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long managers and sales administration wait for their figures and lists among a million clients and a million lines,
 * by HTTP, and how long the same takes by plain SQL, in the same run on the same database. Its figures tell; nothing fails
 * by them. What is looked at is made once, in some minutes: a directory that has it already is used as it is. For Linux,
 * where processor time is read from.
 */
public final class OverviewBenchmark {

    private static final int RUNS = 20;
    private static final int WARM_UP_RUNS = 3;

    private static final String DUPLICATE = """
            {"companyName":"%s","email":"%s","phone":"%s","licenceNumber":"%s"}""";

    private static final String NOT_UNDONE =
            " AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id) ";

    private final PrintStream console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final Connection connection;
    private final PostgresTime postgres;

    private OverviewBenchmark(PrintStream console, int port, Connection connection) throws SQLException {
        this.console = console;
        this.api = "http://127.0.0.1:" + port + "/api/v1/";
        this.connection = connection;
        this.postgres = new PostgresTime(connection);
    }

    /** @param args where the packaged server is, and a directory for its data */
    public static void main(String... args) throws Exception {
        var data = Path.of(args[1]).toAbsolutePath();
        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            var setup = ServerSetup.in(data.resolve("server"), Path.of(args[0])).with(database);
            try (var server = setup.start().awaitReady();
                    var connection = DriverManager.getConnection(
                            database.url(), database.ownerUser(), database.ownerPassword())) {
                var clients = LargeHouse.withClients(database, RUNS);
                LargeHouse.withLines(database);
                new OverviewBenchmark(System.out, server.port(), connection).measure(clients);
            }
        }
    }

    private void measure(List<LargeHouse.Sample> clients) throws Exception {
        console.printf("1,000,000 clients, 1,000,000 lines, %d times each%n", RUNS);
        measureOverviews();
        measureWorklists();
        var month = YearMonth.now().minusMonths(1);
        measure(
                "a month of pay",
                number -> get("pay?month=" + month),
                number -> read("""
                SELECT by_code, billing, count(*), sum(duration_minutes)
                FROM ledger_line line
                WHERE kind = 'INTERVENTION' AND performed_at >= '%s-01' AND performed_at < '%s-01'
                """.formatted(month, month.plusMonths(1)) + NOT_UNDONE + "GROUP BY 1, 2"));
        measure(
                "possible duplicates of a client",
                number -> post("clients/duplicates", duplicate(clients.get(number))),
                number -> read(same(clients.get(number))));
        var aYearAgo = LocalDate.now().minusYears(1);
        measure(
                "the statement of a year",
                number -> get("clients/" + (number + 1) * 40_010 + "/statement?from=" + aYearAgo),
                number -> read("SELECT * FROM ledger_line WHERE client_id = " + (number + 1) * 40_010
                        + " AND performed_at >= '" + aYearAgo + "' ORDER BY seq"));
    }

    private void measureOverviews() throws Exception {
        for (int days : new int[] {7, 84, 91, 365}) {
            var from = LocalDate.now().minusDays(days);
            measure("the overview of " + days + " days", number -> get("overview?from=" + from), number -> {
                for (var sql : overview(from)) {
                    read(sql);
                }
            });
        }
    }

    private void measureWorklists() throws Exception {
        var lists = worklists();
        measure("the worklists' counts", number -> get("worklists"), number -> {
            for (var sql : lists.values()) {
                read("SELECT count(*) FROM (" + sql + ") AS listed");
            }
            read(
                    "SELECT count(*) FROM ledger_line WHERE override_rule IS NOT NULL AND performed_at >= now() - interval '30 days'");
            read("SELECT count(*) FROM mail WHERE status = 'FAILED'");
        });
        for (var list : lists.entrySet()) {
            measure(
                    "a page of " + list.getKey(),
                    number -> get("worklists/" + list.getKey()),
                    number -> read("SELECT client.*, listed.* FROM (" + list.getValue()
                            + " ORDER BY 2, 1 LIMIT 51) AS listed " + "JOIN client ON client.id = listed.client_id"));
        }
    }

    private void measure(String what, Timed.Work byHttp, Timed.Work bySql) throws Exception {
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            byHttp.run(i);
            bySql.run(i);
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var overHttp = Timed.times(RUNS, postgres, byHttp);
        var alone = Timed.times(RUNS, postgres, bySql);
        console.printf(
                Locale.ROOT,
                "%-38s HTTP %s   SQL %s   ratio %.2f   load %.1f%n",
                what,
                overHttp,
                alone,
                overHttp.median() / alone.median(),
                load);
    }

    /** As one would write them who has the database at hand and nothing else in mind; so are those below. */
    private static List<String> overview(LocalDate from) {
        var since = " performed_at >= '" + from + "'";
        return List.of(
                "SELECT date_trunc('week', performed_at AT TIME ZONE 'Europe/Paris'), billing, sum(duration_minutes)"
                        + " FROM ledger_line line WHERE kind = 'INTERVENTION' AND" + since + NOT_UNDONE
                        + "GROUP BY 1, 2",
                "SELECT kind, sum(delta_minutes) FROM ledger_line line WHERE kind IN ('CREDIT_PURCHASE', 'INTERVENTION') AND"
                        + since + NOT_UNDONE + "GROUP BY 1",
                "SELECT free_reason, count(*), sum(duration_minutes) FROM ledger_line line WHERE billing = 'FREE' AND"
                        + since + NOT_UNDONE + "GROUP BY 1",
                "SELECT client.id, client.company_name, count(*), sum(duration_minutes)"
                        + " FROM ledger_line line JOIN client ON client.id = line.client_id WHERE kind = 'INTERVENTION' AND"
                        + since + NOT_UNDONE + "GROUP BY 1, 2 ORDER BY 4 DESC LIMIT 10",
                "SELECT status, count(*) FROM mail WHERE created_at >= '" + from + "' GROUP BY 1");
    }

    /** By what the list is in the order of. */
    private static Map<Worklist, String> worklists() {
        var lists = new LinkedHashMap<Worklist, String>();
        lists.put(
                Worklist.OVERDRAWN_BEYOND_LIMIT,
                "SELECT client_id, balance_minutes FROM account WHERE balance_minutes < -60");
        lists.put(
                Worklist.AT_ZERO,
                "SELECT client_id, now() - last_intervention_at FROM account WHERE balance_minutes = 0");
        lists.put(
                Worklist.SOON_EMPTY,
                "SELECT client_id, balance_minutes * 90 / sum(duration_minutes)"
                        + " FROM account JOIN ledger_line line USING (client_id)"
                        + " WHERE billing = 'NORMAL' AND performed_at >= now() - interval '90 days' AND balance_minutes > 0"
                        + NOT_UNDONE
                        + "GROUP BY client_id, balance_minutes HAVING balance_minutes * 90 < sum(duration_minutes) * 30");
        lists.put(
                Worklist.INACTIVE_WITH_CREDIT,
                "SELECT client_id, last_intervention_at FROM account"
                        + " WHERE balance_minutes > 0 AND last_intervention_at < now() - interval '1 year'");
        lists.put(
                Worklist.NO_EMAIL,
                "SELECT id AS client_id, 0 FROM client WHERE email IS NULL OR email NOT LIKE '_%@_%'");
        lists.put(
                Worklist.NPI_TO_LIFT,
                "SELECT client_id, npi_since FROM client JOIN account ON client_id = id"
                        + " WHERE npi_active AND balance_minutes > 0");
        lists.put(
                Worklist.NPI_TO_REVIEW,
                "SELECT id AS client_id, npi_review_on FROM client WHERE npi_active AND npi_review_on <= now()");
        return lists;
    }

    /** What is the same, by its indexes; what is nearly so, no short SQL finds. */
    private static String same(LargeHouse.Sample client) {
        return """
                SELECT id FROM client WHERE lower(email) = '%s'
                UNION SELECT id FROM client WHERE dialled(phone) = dialled('%s')
                UNION SELECT id FROM client WHERE compacted(licence_number) = compacted('%s')
                UNION SELECT id FROM client WHERE compacted(company_name) = compacted('%s')
                """.formatted(client.email(), client.phone(), client.licence(), client.company());
    }

    private static String duplicate(LargeHouse.Sample client) {
        return DUPLICATE.formatted(client.company(), client.email(), client.phone(), client.licence());
    }

    private void get(String path) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(api + path)).GET());
    }

    private void post(String path, String json) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(
                request.header("Authorization", "Bearer " + BenchmarkData.TOKEN).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
    }

    private int read(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var rows = new ArrayList<Object>();
            while (row.next()) {
                rows.add(row.getObject(1));
            }
            return rows.size();
        }
    }
}
