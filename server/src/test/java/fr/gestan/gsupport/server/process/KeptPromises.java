package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.process.BusyDesk.Request;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is in the database against what was answered: each request by the key in its line's text. */
public final class KeptPromises {

    private static final String LINES = """
            SELECT coalesce(reference, summary) AS key, line.id, line.client_id, count(mail.id) AS mails
            FROM ledger_line line LEFT JOIN mail ON mail.line_id = line.id AND mail.kind <> 'ALERT'
            GROUP BY line.id
            """;

    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> otherAnswers = new ArrayList<>();
    private final List<String> withoutTheirMail = new ArrayList<>();
    private int acknowledged;
    private int unacknowledged;
    private int retried;

    private KeptPromises() {}

    private record Found(long lineId, long clientId) {}

    /** Looks at everything that a desk sent; what was sent more than once is sent once more. */
    public static KeptPromises of(BusyDesk desk, List<Request> requests, DatabaseAccess database) throws SQLException {
        var promises = new KeptPromises();
        try (var connection =
                DriverManager.getConnection(database.url(), database.serverUser(), database.serverPassword())) {
            var lines = promises.lines(connection);
            requests.forEach(request -> promises.check(request, lines.getOrDefault(request.key(), List.of())));
            requests.stream()
                    .filter(request -> request.acknowledged() != null && request.tries() > 1)
                    .forEach(request -> promises.sendAgain(desk, request));
        }
        return promises;
    }

    private Map<String, List<Found>> lines(Connection connection) throws SQLException {
        var lines = new HashMap<String, List<Found>>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LINES)) {
            while (row.next()) {
                var key = row.getString("key");
                lines.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(new Found(row.getLong("id"), row.getLong("client_id")));
                if (row.getInt("mails") != 1) {
                    withoutTheirMail.add(key);
                }
            }
        }
        return lines;
    }

    private void check(Request request, List<Found> lines) {
        if (lines.size() > 1) {
            doubled.add(request.key());
        }
        if (request.acknowledged() == null) {
            unacknowledged++;
            return;
        }
        acknowledged++;
        var promised = new Found(request.acknowledged().json().path("id").asLong(), request.clientId());
        if (!lines.contains(promised)) {
            lost.add(request.key());
        }
    }

    private void sendAgain(BusyDesk desk, Request request) {
        retried++;
        var again = desk.again(request);
        if (!again.isCreated()
                || !again.replayed()
                || !again.body().equals(request.acknowledged().body())) {
            otherAnswers.add(request.key() + ": " + again);
        }
    }

    /** Nothing lost, nothing doubled, every answer as it was, every line with its one mail. */
    public void assertKept() {
        assertThat(lost).as("acknowledged, and not there").isEmpty();
        assertThat(doubled).as("there twice").isEmpty();
        assertThat(otherAnswers).as("answered otherwise when sent again").isEmpty();
        assertThat(withoutTheirMail).as("lines without exactly one mail").isEmpty();
        assertThat(acknowledged).as("acknowledged").isPositive();
    }

    @Override
    public String toString() {
        return acknowledged + " acknowledged, " + unacknowledged + " unacknowledged, " + retried
                + " answered alike when sent again, " + lost.size() + " lost, " + doubled.size() + " doubled";
    }
}
