package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.clients.ClientOfThePast;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.PastLineWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Brings clients and their history over from an old Gestan. Clients come first, then each account in one transaction with
 * some others: what was interrupted goes on where it was when it is started again, and nothing comes twice.
 */
public final class Import {

    private static final int CLIENTS_AT_A_TIME = 1_000;
    private static final int LINES_AT_A_TIME = 2_000;
    private static final int ROWS_BETWEEN_PROGRESS = 2_000;

    private final Connection reading;
    private final Connection writing;
    private final Files files;
    private final boolean dryRun;
    private final Told told;

    private final TakenIds ids = new TakenIds();
    private final TreeSet<String> authors = new TreeSet<>();
    private Instant now;
    private long clients;
    private long clientsThere;
    private long highestClient;
    private long lines;
    private long linesThere;
    private long findings;

    /**
     * What is imported.
     *
     * @param zone of the times in the history
     */
    public record Files(Path clients, Path history, ZoneId zone) {}

    /** Hears how an import goes. */
    public interface Told {

        /** Something in a row does not hold. */
        void finding(Path file, long row, String why);

        /** Something else that is worth a sentence. */
        void remark(String sentence);

        /** How far it is. */
        void progress(long done, long of);
    }

    /**
     * What was done, or would have been.
     *
     * @param clientsThere clients that were there already, and stay as they are
     * @param lines how many were written, those between broken places included
     * @param linesThere rows that were imported before
     */
    public record Result(long clients, long clientsThere, long lines, long linesThere, long accounts, long findings) {}

    private Import(Connection reading, Connection writing, Files files, boolean dryRun, Told told) {
        this.reading = reading;
        this.writing = writing;
        this.files = files;
        this.dryRun = dryRun;
        this.told = told;
    }

    /**
     * Imports.
     *
     * @param reading holds the rows on their way in temporary tables; nothing of it stays
     * @param writing another connection to the same database, with the rights of the server
     * @param dryRun all is read and held against what is there, and nothing is written
     * @throws WrongTable where a file is not the table that it should be; nothing is written then
     */
    public static Result run(Connection reading, Connection writing, Files files, boolean dryRun, Told told)
            throws SQLException, IOException, WrongTable {
        return new Import(reading, writing, files, dryRun, told).run();
    }

    private Result run() throws SQLException, IOException, WrongTable {
        reading.setAutoCommit(false);
        writing.setAutoCommit(false);
        now = now();
        var staging = new Staging(reading);
        takeIdsOfLines();
        try (var clientTable = CsvTable.open(files.clients(), ClientColumn.class);
                var history = CsvTable.open(files.history(), HistoryColumn.class)) {
            remarkOn(clientTable.unknownHeadings(), files.clients());
            remarkOn(history.unknownHeadings(), files.history());
            long bytes = clientTable.bytes() + history.bytes();
            readClients(clientTable, staging, bytes);
            readHistory(history, staging, clientTable.bytes(), bytes);
        }
        long accounts = writeAccounts();
        if (!dryRun) {
            Audit.write(
                    new Audit.Entry(
                            "console",
                            "history.import",
                            null,
                            null,
                            null,
                            "OK",
                            clients + " clients, " + lines + " lines, " + findings + " findings"),
                    now,
                    writing);
            writing.commit();
        }
        return new Result(clients, clientsThere, lines, linesThere, accounts, findings);
    }

    private void takeIdsOfLines() throws SQLException {
        try (var select = cursor("SELECT id FROM ledger_line");
                var row = select.executeQuery()) {
            while (row.next()) {
                ids.line(row.getLong(1));
            }
        }
    }

    private void readClients(CsvTable<ClientColumn> table, Staging staging, long bytes)
            throws SQLException, IOException {
        var some = new ArrayList<ClientOfThePast>();
        try (var told = staging.clients()) {
            long rows = 0;
            for (var row = table.next(); row != null; row = table.next()) {
                long line = row.line();
                try {
                    var client = OldClient.read(row, why -> inClients(line, why));
                    some.add(client.client());
                    told.printRecord(client.client().id(), line, client.balanceMinutes(), client.validUntil());
                } catch (RefusedRow e) {
                    inClients(line, e.getMessage());
                }
                if (some.size() == CLIENTS_AT_A_TIME) {
                    writeClients(some);
                }
                if (++rows % ROWS_BETWEEN_PROGRESS == 0) {
                    this.told.progress(table.bytesRead(), bytes);
                }
            }
        }
        writeClients(some);
    }

    private void writeClients(List<ClientOfThePast> some) throws SQLException {
        for (var client : some) {
            highestClient = Math.max(highestClient, client.id());
        }
        int there = there(some);
        if (!dryRun) {
            ClientOfThePast.insert(writing, some, Caller.HOUSE, now);
            ClientOfThePast.useUpIds(writing, highestClient);
            writing.commit();
        }
        clients += some.size() - there;
        clientsThere += there;
        some.clear();
    }

    private int there(List<ClientOfThePast> some) throws SQLException {
        try (var select = writing.prepareStatement("SELECT count(*) FROM client WHERE id = ANY (?)")) {
            select.setArray(
                    1,
                    writing.createArrayOf(
                            "bigint", some.stream().map(ClientOfThePast::id).toArray()));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void readHistory(CsvTable<HistoryColumn> table, Staging staging, long bytesBefore, long bytes)
            throws SQLException, IOException {
        try (var staged = staging.lines()) {
            long rows = 0;
            for (var row = table.next(); row != null; row = table.next()) {
                try {
                    var line = OldLine.read(row, files.zone());
                    if (!ids.row(line.id())) {
                        throw new RefusedRow(ImportWords.say("row.twice", line.id()));
                    }
                    authors.add(line.by());
                    staged.printRecord(
                            line.clientId(),
                            line.id(),
                            line.row(),
                            line.by(),
                            line.summary(),
                            line.advice(),
                            line.balanceBefore(),
                            line.balanceAfter(),
                            line.durationMinutes(),
                            line.performedAt());
                } catch (RefusedRow e) {
                    inHistory(row.line(), e.getMessage());
                }
                if (++rows % ROWS_BETWEEN_PROGRESS == 0) {
                    told.progress(bytesBefore + table.bytesRead(), bytes);
                }
            }
        }
        told.progress(bytes, bytes);
    }

    private long writeAccounts() throws SQLException {
        long rows = count("SELECT count(*) FROM old_line");
        if (!dryRun) {
            var newcomers = FormerAuthors.insert(writing, authors, now);
            if (!newcomers.isEmpty()) {
                told.remark(ImportWords.say("authors", String.join(", ", newcomers)));
            }
            PastLineWriter.useUpIds(writing, ids.highest() + count("SELECT count(*) FROM told_balance"));
            writing.commit();
        }
        long accounts = 0;
        long rowsDone = 0;
        try (var select = cursor(Staging.SELECT);
                var staged = new StagedAccounts(select.executeQuery(), now);
                var accountsThere = new AccountsThere(writing);
                var writer = new PastLineWriter(writing)) {
            int unwritten = 0;
            for (var account = staged.next(); account != null; account = staged.next()) {
                rowsDone += account.rows().size();
                unwritten += add(account, accountsThere, writer);
                accounts++;
                if (unwritten >= LINES_AT_A_TIME) {
                    write(writer);
                    unwritten = 0;
                    told.progress(rowsDone, rows);
                }
            }
            write(writer);
        }
        told.progress(rows, rows);
        return accounts;
    }

    private int add(StagedAccounts.Staged account, AccountsThere there, PastLineWriter writer) throws SQLException {
        var head = dryRun ? null : writer.lock(account.clientId()).orElse(null);
        var before = there.before(account.clientId());
        if (before == null && (!dryRun || account.told() == null)) {
            account.rows().forEach(row -> inHistory(row.row(), ImportWords.say("row.no-client", row.clientId())));
            return 0;
        }
        var rows = new ArrayList<OldLine>();
        for (var row : account.rows()) {
            if (!ids.isLine(row.id())) {
                rows.add(row);
            } else if (there.isSame(row)) {
                linesThere++;
            } else {
                inHistory(row.row(), ImportWords.say("row.taken", row.id()));
            }
        }
        if (there.hasLinesOfToday(account.clientId())) {
            rows.forEach(row -> inHistory(row.row(), ImportWords.say("row.in-use", row.clientId())));
            return 0;
        }
        var start = before == null ? new AccountBefore(account.clientId(), 0, 0, null) : before;
        var planned = new AccountPlan(start, ids, placed()).of(rows, account.told());
        if (!dryRun) {
            for (var line : planned) {
                head = writer.append(head, line);
            }
        }
        lines += planned.size();
        return planned.size();
    }

    private void write(PastLineWriter writer) throws SQLException {
        if (!dryRun) {
            writer.flush();
            writing.commit();
        }
    }

    private AccountPlan.Findings placed() {
        return new AccountPlan.Findings() {
            @Override
            public void inHistory(long row, String why) {
                Import.this.inHistory(row, why);
            }

            @Override
            public void inClients(long row, String why) {
                Import.this.inClients(row, why);
            }
        };
    }

    private void inClients(long row, String why) {
        findings++;
        told.finding(files.clients(), row, why);
    }

    private void inHistory(long row, String why) {
        findings++;
        told.finding(files.history(), row, why);
    }

    private void remarkOn(List<String> unknownHeadings, Path file) {
        if (!unknownHeadings.isEmpty()) {
            told.remark(ImportWords.say("table.unknown", file.getFileName(), String.join(", ", unknownHeadings)));
        }
    }

    private Instant now() throws SQLException {
        try (var select = writing.prepareStatement("SELECT now()");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private long count(String sql) throws SQLException {
        try (var select = reading.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement cursor(String sql) throws SQLException {
        var select = reading.prepareStatement(sql);
        select.setFetchSize(ROWS_BETWEEN_PROGRESS);
        return select;
    }
}
