package fr.gestan.gsupport.server.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A table as CSV (RFC 4180), whatever its length. */
public final class CsvFile {

    private static final int ROWS_AT_A_TIME = 1_000;

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

    /** What makes a spreadsheet read a text as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n]");

    private CsvFile() {}

    /** Where rows go. */
    @FunctionalInterface
    public interface Rows {
        /** @param cells texts, and numbers, dates and the like, which are no formula; null is an empty cell */
        void add(Object... cells) throws IOException;
    }

    /** Gives the rows. */
    @FunctionalInterface
    public interface Source {
        void giveTo(Rows rows) throws IOException, SQLException;
    }

    /** Gives a statement its parameters. */
    @FunctionalInterface
    public interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Writes one row of an answer. */
    @FunctionalInterface
    public interface Writing {
        void write(ResultSet row, Rows rows) throws IOException, SQLException;
    }

    /**
     * What a query answers, read as it comes.
     *
     * @param words headings by the names of the columns
     */
    public static InputStream of(
            List<String> columns,
            ResourceBundle words,
            DataSource dataSource,
            String sql,
            Binding binding,
            Writing writing) {
        return of(columns, words, rows -> {
            try (var connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try (var select = connection.prepareStatement(sql)) {
                    select.setFetchSize(ROWS_AT_A_TIME);
                    binding.bind(select);
                    try (var row = select.executeQuery()) {
                        while (row.next()) {
                            writing.write(row, rows);
                        }
                    }
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    /**
     * The table; its file is gone once it is closed.
     *
     * @param words headings by the names of the columns
     */
    public static InputStream of(List<String> columns, ResourceBundle words, Source source) {
        return TemporaryFile.of(".csv", file -> write(file, row(columns.stream().map(words::getString)), source));
    }

    private static void write(Path file, String headings, Source source) throws IOException, SQLException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(headings);
            source.giveTo(cells -> writer.write(row(Stream.of(cells))));
        }
    }

    /** One row with its end. */
    public static String row(Stream<?> cells) {
        return cells.map(CsvFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        var harmless = value instanceof String && FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
