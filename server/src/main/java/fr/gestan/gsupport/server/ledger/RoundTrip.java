package fr.gestan.gsupport.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Statements that go to the database together and are done in order: one trip there and back where each would have taken
 * its own. Each sees what those ahead of it did; where one fails, those behind it are not done.
 */
public final class RoundTrip {

    private final List<Statement<?>> statements = new ArrayList<>();

    /** Gives a statement its parameters. */
    @FunctionalInterface
    public interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Reads what a statement answers. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** The parameters of one statement among others, from left to right. */
    public static final class Parameters {

        private final PreparedStatement statement;
        private int last;

        public Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        public Parameters add(Object value) throws SQLException {
            statement.setObject(++last, value);
            return this;
        }

        /**
         * One that may be null.
         *
         * @param type of {@link java.sql.Types}
         */
        public Parameters add(Object value, int type) throws SQLException {
            statement.setObject(++last, value, type);
            return this;
        }
    }

    private static final class Statement<T> {

        private final String sql;
        private final Binding binding;
        private final Reading<T> reading;
        private T answer;

        Statement(String sql, Binding binding, Reading<T> reading) {
            this.sql = sql;
            this.binding = binding;
            this.reading = reading;
        }

        void read(PreparedStatement done) throws SQLException {
            if (reading != null) {
                try (var rows = done.getResultSet()) {
                    answer = reading.read(rows);
                }
            }
        }
    }

    /**
     * Adds a question.
     *
     * @param sql one statement that answers rows
     * @return the answer, once the trip has been made
     */
    public <T> Supplier<T> ask(String sql, Binding binding, Reading<T> reading) {
        var statement = new Statement<>(sql, binding, reading);
        statements.add(statement);
        return () -> statement.answer;
    }

    /** Adds a statement that answers nothing. */
    public void tell(String sql, Binding binding) {
        statements.add(new Statement<Void>(sql, binding, null));
    }

    /** Makes the trip on a connection of the caller's transaction. */
    public void make(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            make(connection);
        }
    }

    /** Makes the trip on a connection of the caller's, whose transaction is the caller's too. */
    public void make(Connection connection) throws SQLException {
        var sql = statements.stream().map(statement -> statement.sql).collect(Collectors.joining(";\n"));
        try (var prepared = connection.prepareStatement(sql)) {
            var parameters = new Parameters(prepared);
            for (var statement : statements) {
                statement.binding.bind(parameters);
            }
            prepared.execute();
            for (var statement : statements) {
                statement.read(prepared);
                prepared.getMoreResults();
            }
        }
    }
}
