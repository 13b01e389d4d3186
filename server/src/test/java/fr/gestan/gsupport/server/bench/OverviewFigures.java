package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.identity.Secrets;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** How long the manager's overview takes over all lines on file, and how long its figures by plain SQL, one after another. */
final class OverviewFigures {

    private static final String TOKEN = "benchmark-manager";
    private static final int RUNS = 20;
    private static final int WARM_UP_RUNS = 3;

    private static final String MANAGER = """
            INSERT INTO technician (code, full_name, login, roles) VALUES ('BEM', 'Benchmark', 'bem', '{MANAGER}');
            WITH login AS (
                INSERT INTO session (code, created_at, ends_at)
                VALUES ('BEM', now(), now() + interval '1 day') RETURNING id, ends_at)
            INSERT INTO access_token (token_hash, session_id, expires_at) SELECT ?, id, ends_at FROM login
            """;

    private static final String NOT_UNDONE = """
            line.performed_at >= ? AND line.performed_at < ?
            AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id)
            """;

    /** As one would write them who has the database at hand and nothing else in mind. */
    private static final List<String> PLAIN = List.of(
            """
            SELECT date_trunc('week', line.performed_at AT TIME ZONE 'Europe/Paris'), line.billing,
                sum(line.duration_minutes)
            FROM ledger_line line WHERE line.kind = 'INTERVENTION' AND """ + " " + NOT_UNDONE + "GROUP BY 1, 2",
            """
            SELECT line.kind, sum(line.delta_minutes)
            FROM ledger_line line WHERE line.kind IN ('CREDIT_PURCHASE', 'INTERVENTION') AND """ + " " + NOT_UNDONE + "GROUP BY 1",
            """
            SELECT line.free_reason, count(*), sum(line.duration_minutes)
            FROM ledger_line line WHERE line.billing = 'FREE' AND """ + " " + NOT_UNDONE + "GROUP BY 1",
            """
            SELECT client.id, client.company_name, count(*), sum(line.duration_minutes)
            FROM ledger_line line JOIN client ON client.id = line.client_id
            WHERE line.kind = 'INTERVENTION' AND """ + " " + NOT_UNDONE + "GROUP BY 1, 2 ORDER BY 4 DESC LIMIT 10",
            "SELECT status, count(*) FROM mail WHERE created_at >= ? AND created_at < ? GROUP BY 1");

    private OverviewFigures() {}

    /** @param connection of the owner */
    static void measure(PrintStream console, int port, Connection connection, String onFile)
            throws IOException, InterruptedException, SQLException {
        logIn(connection);
        var today = LocalDate.ofInstant(Instant.now(), ZoneId.of("Europe/Paris"));
        var from = today.minusDays(400);
        var overHttp = runs(() -> get(port, from, today));
        var bySql = runs(() -> plain(connection, from, today));
        console.printf("Overview of 400 days, %s%n", onFile);
        console.printf("  HTTP         p50 %.1f ms   p99 %.1f ms%n", millis(overHttp, 50), millis(overHttp, 99));
        console.printf("  SQL          p50 %.1f ms   p99 %.1f ms%n", millis(bySql, 50), millis(bySql, 99));
        console.printf("  ratio HTTP : SQL %.2f of the time%n", millis(overHttp, 50) / millis(bySql, 50));
    }

    private static void logIn(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(MANAGER)) {
            insert.setBytes(1, Secrets.hash(TOKEN));
            insert.execute();
        }
    }

    private static Void get(int port, LocalDate from, LocalDate to) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port + "/api/v1/overview?from=" + from + "&to=" + to);
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return null;
    }

    private static Void plain(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        for (var sql : PLAIN) {
            try (var select = connection.prepareStatement(sql)) {
                bind(select, from, to);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        row.getObject(1);
                    }
                }
            }
        }
        return null;
    }

    private static void bind(PreparedStatement select, LocalDate from, LocalDate to) throws SQLException {
        select.setObject(1, OffsetDateTime.of(from.atStartOfDay(), ZoneOffset.UTC));
        select.setObject(2, OffsetDateTime.of(to.plusDays(1).atStartOfDay(), ZoneOffset.UTC));
    }

    private static long[] runs(Callable<Void> work) {
        var nanos = LongStream.range(0, WARM_UP_RUNS + RUNS)
                .map(run -> {
                    long start = System.nanoTime();
                    try {
                        work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return System.nanoTime() - start;
                })
                .skip(WARM_UP_RUNS)
                .toArray();
        Arrays.sort(nanos);
        return nanos;
    }

    private static double millis(long[] sortedNanos, int percentile) {
        return sortedNanos[(sortedNanos.length - 1) * percentile / 100] / 1e6;
    }
}
