package fr.gestan.gsupport.server.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads what is added up from many rows. PostgreSQL plans it for what is asked for each time, where it otherwise keeps a plan
 * of statements that come again: a day is some lines, a year is half of them. It has room to add up in memory, and one
 * processor, for the others are wanted where somebody records.
 */
public final class ManyRows {

    private static final String PLANNED_ANEW = """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '32MB', true),
                set_config('max_parallel_workers_per_gather', '0', true)
            """;

    private ManyRows() {}

    /** Reads over a connection. */
    public interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** Reads in a transaction of its own, in which nothing is written. */
    public static <T> T read(AgroalDataSource dataSource, Reading<T> reading) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var planning = connection.prepareStatement(PLANNED_ANEW)) {
                planning.execute();
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
