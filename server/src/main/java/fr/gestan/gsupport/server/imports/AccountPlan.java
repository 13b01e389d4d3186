package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.PastLines.PastLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which lines an account gets from an old Gestan's rows. Each row's balances are held against those of the row ahead;
 * where they do not fit together, a line with the difference stands between, and the place is told: in the end the account
 * holds what it held there.
 */
final class AccountPlan {

    private final long clientId;
    private final TakenIds ids;
    private final Findings findings;
    private final List<PastLine> lines = new ArrayList<>();
    private long balance;
    private long lastId;
    private Instant lastPerformedAt;
    private boolean isEmpty;

    /** Where rows that do not hold are told. */
    interface Findings {

        /** A row of the history. */
        void inHistory(long row, String why);

        /** A row of the clients. */
        void inClients(long row, String why);
    }

    /**
     * A plan for one account.
     *
     * @param before as the account stands
     * @param ids which numbers are free for lines between others
     */
    AccountPlan(AccountBefore before, TakenIds ids, Findings findings) {
        this.clientId = before.clientId();
        this.ids = ids;
        this.findings = findings;
        this.balance = before.balanceMinutes();
        this.lastId = before.lastId();
        this.lastPerformedAt = before.lastPerformedAt();
        this.isEmpty = before.isEmpty();
    }

    /**
     * The lines to write.
     *
     * @param rows of this account alone that are not written yet, in the order of their numbers
     * @param told what the table of clients says of the account; null where it says nothing
     */
    List<PastLine> of(List<OldLine> rows, ToldBalance told) {
        long purchase = rows.stream()
                .filter(OldLine::isPurchase)
                .mapToLong(OldLine::id)
                .max()
                .orElse(0);
        for (var row : rows) {
            if (row.id() <= lastId) {
                findings.inHistory(row.row(), ImportWords.say("row.behind", row.id(), lastId));
            } else if (fillsTheGap(row)) {
                var validUntil = told != null && row.id() == purchase ? told.validUntil() : null;
                add(row.id(), timeOf(row), row.asNewLine(validUntil));
            }
        }
        if (told != null) {
            end(told, purchase > 0);
        }
        return lines;
    }

    /** What is ahead of a row ends with the balance that the row begins with, by a line of its own where it must. */
    private boolean fillsTheGap(OldLine row) {
        long gap = row.balanceBefore() - balance;
        if (gap == 0) {
            return true;
        }
        if (!isEmpty) {
            findings.inHistory(row.row(), ImportWords.say("row.broken", row.balanceBefore(), balance));
        }
        var between = ids.takeBetween(lastId, row.id());
        if (between.isEmpty()) {
            findings.inHistory(row.row(), ImportWords.say("row.no-number", row.id()));
            return false;
        }
        add(between.getAsLong(), laterOf(lastPerformedAt, row.performedAt()), difference(gap, null));
        return true;
    }

    private void end(ToldBalance told, boolean validityIsTold) {
        long gap = told.balanceMinutes() == null ? 0 : told.balanceMinutes() - balance;
        if (gap != 0 && !isEmpty) {
            findings.inClients(told.row(), ImportWords.say("client.balance", told.balanceMinutes(), balance));
        }
        boolean validityIsMissing = told.validUntil() != null && !validityIsTold && isEmpty;
        if (gap != 0 || validityIsMissing) {
            add(ids.takeNext(), laterOf(lastPerformedAt, told.importedAt()), difference(gap, told.validUntil()));
        }
    }

    private NewLine difference(long minutes, LocalDate validUntil) {
        return NewLine.broughtOver(
                Caller.HOUSE,
                Math.toIntExact(minutes),
                isEmpty ? NewLine.OPENING : ImportWords.say("line.difference"),
                validUntil);
    }

    private Instant timeOf(OldLine row) {
        if (lastPerformedAt != null && row.performedAt().isBefore(lastPerformedAt)) {
            findings.inHistory(row.row(), ImportWords.say("row.earlier", row.id()));
            return lastPerformedAt;
        }
        return row.performedAt();
    }

    private void add(long id, Instant performedAt, NewLine line) {
        lines.add(new PastLine(id, clientId, performedAt, line));
        balance += line.deltaMinutes();
        lastId = id;
        lastPerformedAt = performedAt;
        isEmpty = false;
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
