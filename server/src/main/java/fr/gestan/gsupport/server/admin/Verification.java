package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.ledger.Finding;
import fr.gestan.gsupport.server.ledger.LedgerVerifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Checks accounts, lines and their mails in one reading transaction, beside which the desk goes on recording. */
final class Verification {

    /** More than anybody reads; all are counted. */
    private static final int MOST_FINDINGS_KEPT = 1_000;

    /** Counting and sorting millions of lines ahead of the first one takes longer than any request may. */
    private static final int LONGEST_SILENCE_MILLIS = 600_000;

    private final List<Finding> findings = new ArrayList<>();
    private long findingCount;

    private Verification() {}

    /**
     * What was found.
     *
     * @param findings the first thousand
     * @param findingCount all of them
     */
    record Result(long lines, long accounts, List<Finding> findings, long findingCount, Duration took) {
        Result {
            findings = List.copyOf(findings);
        }

        boolean allHolds() {
            return findingCount == 0;
        }
    }

    /** Hears how many of the lines have been checked. */
    @FunctionalInterface
    interface Progress {
        void at(long lines, long ofLines);
    }

    /**
     * Checks.
     *
     * @param connection a fresh one; nothing is written to it
     * @param clientId empty: all accounts
     */
    static Result run(Connection connection, OptionalLong clientId, Progress progress) throws SQLException {
        long start = System.nanoTime();
        int usualTimeoutMillis = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            var verification = new Verification();
            var mails = new MailChecks(connection, verification::keep);
            var total = new LedgerVerifier(connection, verification::keep, lines -> {}).linesToCheck(clientId);
            var checked = new LedgerVerifier(connection, verification::keep, lines -> progress.at(lines, total))
                    .verify(clientId);
            mails.run(clientId);
            progress.at(checked.lines(), checked.lines());
            return new Result(
                    checked.lines(),
                    checked.accounts(),
                    verification.findings,
                    verification.findingCount,
                    Duration.ofNanos(System.nanoTime() - start));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
        }
    }

    private void keep(Finding finding) {
        findingCount++;
        if (findings.size() < MOST_FINDINGS_KEPT) {
            findings.add(finding);
        }
    }
}
