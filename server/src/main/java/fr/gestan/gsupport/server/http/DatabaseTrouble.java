package fr.gestan.gsupport.server.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Which errors of the database pass by themselves, so that the request is worth sending again. */
final class DatabaseTrouble {

    private static final String CONNECTION_EXCEPTIONS = "08";

    /** Shutting down, starting up, too many connections, deadlock, serialization failure, lock not to be had in time. */
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "53300", "40P01", "40001", "55P03");

    private DatabaseTrouble() {}

    static boolean passes(SQLException error) {
        var state = error.getSQLState();
        if (state != null) {
            return state.startsWith(CONNECTION_EXCEPTIONS) || PASSING.contains(state);
        }
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || isPoolExhausted(error);
    }

    /** Agroal says so in words only. */
    private static boolean isPoolExhausted(SQLException error) {
        return error.getMessage() != null && error.getMessage().contains("acquisition timeout");
    }
}
