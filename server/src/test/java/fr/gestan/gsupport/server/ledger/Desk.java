package fr.gestan.gsupport.server.ledger;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.ledger.AccountModel.Kind;
import fr.gestan.gsupport.server.ledger.AccountModel.Sending;
import fr.gestan.gsupport.server.process.Sender;
import fr.gestan.gsupport.server.process.Sender.Answer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Does actions against a server and holds its answers, and what is stored in the end, against a model of each account.
 * What is sent at once happens in whatever order the ids of its lines tell; each line must be right in that order, and
 * what was not recorded must be right at some point of it.
 */
final class Desk {

    private static final String STORED = """
            SELECT balance_minutes, normal_minutes, free_minutes, interventions, last_seq,
                (SELECT count(*) FROM ledger_line WHERE client_id = account.client_id),
                (SELECT count(*) FROM mail WHERE client_id = account.client_id AND kind <> 'ALERT')
            FROM account WHERE client_id = ?
            """;

    private static final long NO_LINE = Long.MAX_VALUE;

    private final URI server;
    private final Sender sender;
    private final List<Long> clients;
    private final Map<Long, AccountModel> accounts = new TreeMap<>();
    private final List<Sending> earlier = new ArrayList<>();
    private final Map<String, Answer> recorded = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Desk(URI server, Sender sender, int clients) {
        this.server = server;
        this.sender = sender;
        this.clients = sender.clients(clients);
        this.clients.forEach(client -> accounts.put(client, new AccountModel()));
    }

    /** How many answers there were of each kind. */
    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    private record Answered(Sending sending, Answer answer) {

        String verdict() {
            if (!answer.isCreated()) {
                return answer.problem();
            }
            return answer.replayed() ? AccountModel.REPLAYED : AccountModel.RECORDED;
        }

        boolean isRecorded() {
            return verdict().equals(AccountModel.RECORDED);
        }

        int number(String field) {
            return answer.json().path(field).intValue();
        }

        long lineId() {
            return answer.json().path("id").longValue();
        }
    }

    void doAtOnce(List<Action> actions) {
        var sendings = new ArrayList<Sending>();
        for (var action : actions) {
            if (action.what().isOfItsOwn() || !earlier.isEmpty()) {
                sendings.addAll(Collections.nCopies(action.times(), sending(action)));
            }
        }
        if (sendings.isEmpty()) {
            return;
        }
        var answered = AtOnce.all(sendings.size(), i -> new Answered(sendings.get(i), send(sendings.get(i))));
        answered.forEach(one -> counts.merge(one.verdict(), 1, Integer::sum));
        answered.stream()
                .collect(groupingBy(one -> one.sending().clientId()))
                .forEach((client, own) -> follow(accounts.get(client), own));
        earlier.addAll(sendings);
    }

    private Sending sending(Action action) {
        long client = clients.get(action.client());
        var key = UUID.randomUUID().toString();
        var meant = earlier.isEmpty() ? null : earlier.get(action.earlier() % earlier.size());
        return switch (action.what()) {
            case BUY -> new Sending(client, key, Kind.BUY, action.minutes(), 0);
            case NORMAL -> new Sending(client, key, Kind.NORMAL, action.minutes(), 0);
            case FREE -> new Sending(client, key, Kind.FREE, action.minutes(), 0);
            case BY_EXCEPTION -> new Sending(client, key, Kind.BY_EXCEPTION, action.minutes(), 0);
            case UNDO -> new Sending(meant.clientId(), key, Kind.UNDO, 0, lineOf(meant));
            case UNDO_ELSEWHERE -> new Sending(client, key, Kind.UNDO, 0, lineOf(meant));
            case SEND_AGAIN -> meant;
            case REUSE_KEY -> new Sending(meant.clientId(), meant.key(), Kind.NORMAL, action.minutes(), 0);
        };
    }

    private long lineOf(Sending sending) {
        var answer = recorded.get(sending.key());
        return answer == null ? NO_LINE : answer.json().path("id").longValue();
    }

    private Answer send(Sending sending) {
        var path = sending.clientId()
                + switch (sending.kind()) {
                    case BUY -> "/credits";
                    case NORMAL, FREE, BY_EXCEPTION -> "/interventions";
                    case UNDO -> "/corrections";
                };
        var intervention = "{\"summary\":\"Sauvegardes\",\"billing\":\"%s\",\"durationMinutes\":%d%s}";
        var body = switch (sending.kind()) {
            case BUY -> "{\"minutes\":%d}".formatted(sending.minutes());
            case NORMAL -> intervention.formatted("NORMAL", sending.minutes(), "");
            case FREE -> intervention.formatted("FREE", sending.minutes(), "");
            case BY_EXCEPTION -> intervention.formatted("NORMAL", sending.minutes(), ",\"overrideReason\":\"Ce soir\"");
            case UNDO -> "{\"correctsLineId\":%d,\"reason\":\"Erreur\"}".formatted(sending.lineId());
        };
        return sender.post(server, path, sending.key(), body);
    }

    private void follow(AccountModel account, List<Answered> own) {
        var others = new ArrayList<>(own);
        others.removeIf(Answered::isRecorded);
        others.removeIf(other -> other.verdict().equals(account.verdict(other.sending())));
        own.stream()
                .filter(Answered::isRecorded)
                .sorted(Comparator.comparing(Answered::lineId))
                .forEach(line -> {
                    assertThat(account.verdict(line.sending()))
                            .as("%s at the balance %d", line, account.balance)
                            .isEqualTo(AccountModel.RECORDED);
                    assertThat(line.number("balanceBefore")).as("%s", line).isEqualTo(account.balance);
                    account.record(line.sending(), line.lineId());
                    assertThat(line.number("balanceAfter")).as("%s", line).isEqualTo(account.balance);
                    recorded.put(line.sending().key(), line.answer());
                    others.removeIf(other -> other.verdict().equals(account.verdict(other.sending())));
                });
        assertThat(others).as("answered as at no point it could have been").isEmpty();
        assertThat(own)
                .filteredOn(one -> one.verdict().equals(AccountModel.REPLAYED))
                .allSatisfy(one -> assertThat(one.answer().body())
                        .isEqualTo(recorded.get(one.sending().key()).body()));
    }

    /** Compares what is stored with the model of each account, and the lines with one another. */
    void checkWhatIsStored(DatabaseAccess database) throws SQLException {
        try (var connection =
                DriverManager.getConnection(database.url(), database.serverUser(), database.serverPassword())) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            for (var entry : accounts.entrySet()) {
                long client = entry.getKey();
                var account = entry.getValue();
                int lines = account.lines.size();
                long mails = account.lines.values().stream()
                        .filter(line -> line.kind() != Kind.UNDO)
                        .count();
                assertThat(numbers(connection, STORED, client))
                        .as("balance, minutes, interventions, lines and mails of client %d", client)
                        .containsExactly(
                                (long) account.balance,
                                (long) account.normalMinutes,
                                (long) account.freeMinutes,
                                (long) account.interventions,
                                (long) lines,
                                (long) lines,
                                mails);
                var findings = new ArrayList<Finding>();
                new LedgerVerifier(connection, findings::add, done -> {}).verify(OptionalLong.of(client));
                assertThat(findings).isEmpty();
            }
            connection.rollback();
        }
    }

    private static List<Long> numbers(Connection connection, String sql, long clientId) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                var numbers = new ArrayList<Long>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    numbers.add(row.getLong(column));
                }
                return numbers;
            }
        }
    }
}
