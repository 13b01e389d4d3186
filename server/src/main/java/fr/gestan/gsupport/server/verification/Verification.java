package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.server.ledger.Finding;
import fr.gestan.gsupport.server.ledger.LedgerVerifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Checks accounts, lines and their mails in one reading transaction, beside which the desk goes on recording. */
public final class Verification {

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
     * @param erasedTexts how many lines had their texts erased; that is no finding
     */
    public record Result(
            long lines, long accounts, List<Finding> findings, long findingCount, long erasedTexts, Duration took) {
        public Result {
            findings = List.copyOf(findings);
        }

        /** Whether nothing was found. */
        public boolean allHolds() {
            return findingCount == 0;
        }
    }

    /** Hears how many of the lines have been checked. */
    @FunctionalInterface
    public interface Progress {

        /** @param ofLines how many there are to check */
        void at(long lines, long ofLines);
    }

    /**
     * Checks.
     *
     * @param connection one in no transaction, given back as it was; nothing is written to it
     * @param clientId empty: all accounts
     */
    public static Result run(Connection connection, OptionalLong clientId, Progress progress) throws SQLException {
        boolean readOnly = connection.isReadOnly();
        int isolation = connection.getTransactionIsolation();
        int usualTimeoutMillis = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return inTransactionOf(connection, clientId, progress);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(readOnly);
            connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
        }
    }

    /** Checks what a transaction sees. */
    static Result inTransactionOf(Connection connection, OptionalLong clientId, Progress progress) throws SQLException {
        long start = System.nanoTime();
        var verification = new Verification();
        var total = new LedgerVerifier(connection, verification::keep, lines -> {}).linesToCheck(clientId);
        var checked = new LedgerVerifier(connection, verification::keep, lines -> progress.at(lines, total + 1))
                .verify(clientId);
        new MailChecks(connection, verification::keep).run(clientId);
        progress.at(checked.lines(), checked.lines());
        return new Result(
                checked.lines(),
                checked.accounts(),
                verification.findings,
                verification.findingCount,
                checked.erasedTexts(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void keep(Finding finding) {
        findingCount++;
        if (findings.size() < MOST_FINDINGS_KEPT) {
            findings.add(finding);
        }
    }
}
