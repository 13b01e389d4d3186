package fr.gestan.gsupport.server.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which failures of the database pass by themselves, so that the request is worth sending again: it is away, starting,
 * full or overloaded. Whether a commit came through before the line broke is not known then; what is sent again with
 * its idempotency key is safe either way.
 */
public final class DatabaseTrouble {

    /** Connection; insufficient resources, such as a full disk; shutdown, crash and start, cancelled statements. */
    private static final List<String> PASSING_CLASSES = List.of("08", "53", "57");

    /**
     * Deadlock, serialization failure, end of the statement not known, lock not to be had in time, a server that only
     * reads for now, an error of the disk.
     */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "40003", "55P03", "25006", "58030");

    private DatabaseTrouble() {}

    /**
     * Whether such a failure is what was thrown, or is behind it.
     *
     * @param thrown with its causes and with what was suppressed for it, as the transaction manager does at a commit
     */
    public static boolean isBehind(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Throwable>(List.of(thrown));
        boolean rolledBack = false;
        boolean fromTheDatabase = false;
        while (!open.isEmpty()) {
            var next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SQLException error) {
                if (passes(error)) {
                    return true;
                }
                fromTheDatabase = true;
            }
            rolledBack |= isEndOfTransaction(next);
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            open.addAll(List.of(next.getSuppressed()));
        }
        return rolledBack && !fromTheDatabase;
    }

    private static boolean passes(SQLException error) {
        var state = error.getSQLState();
        if (state != null) {
            return PASSING.contains(state) || PASSING_CLASSES.stream().anyMatch(state::startsWith);
        }
        return error instanceof SQLTransientException
                || error instanceof SQLRecoverableException
                || error instanceof SQLNonTransientConnectionException
                || isOfThePool(error);
    }

    /** Agroal says so in words only. */
    private static boolean isOfThePool(SQLException error) {
        var message = error.getMessage();
        return message != null
                && (message.toLowerCase(Locale.ROOT).contains("acquisition timeout")
                        || message.contains("Connection is closed"));
    }

    /** A transaction that ran out of time, or whose commit failed without a word from the database. */
    private static boolean isEndOfTransaction(Throwable thrown) {
        return thrown instanceof RollbackException
                || thrown instanceof HeuristicMixedException
                || thrown instanceof HeuristicRollbackException;
    }
}
