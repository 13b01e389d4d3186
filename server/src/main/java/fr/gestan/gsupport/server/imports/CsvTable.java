package fr.gestan.gsupport.server.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that another program wrote: its encoding and separator are recognised, its columns found by their names.
 *
 * @param <C> the columns that are looked for
 */
final class CsvTable<C extends Enum<C> & Column> implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<C, Integer> positions;
    private final List<String> unknown;
    private long lastLine;

    private CsvTable(Path file, FileChannel channel, CSVParser parser, Class<C> columns) throws WrongTable {
        this.file = file;
        this.channel = channel;
        this.parser = parser;
        this.records = parser.iterator();
        var headings = headings();
        this.positions = positions(headings, columns);
        this.unknown = headings.stream()
                .filter(heading ->
                        Arrays.stream(columns.getEnumConstants()).noneMatch(column -> column.isNamed(heading)))
                .toList();
        this.lastLine = parser.getCurrentLineNumber();
    }

    /** One row that is not empty. */
    record Row<C extends Enum<C>>(long line, Map<C, String> cells) {

        /** What stands there, without margins; null where nothing does. */
        String text(C column) {
            return cells.get(column);
        }
    }

    /**
     * Opens a table and reads its headings.
     *
     * @throws WrongTable where a column that is needed is missing
     * @throws IOException where the file can not be read
     */
    static <C extends Enum<C> & Column> CsvTable<C> open(Path file, Class<C> columns) throws IOException, WrongTable {
        var charset = charset(file);
        char separator = separator(file, charset);
        var channel = FileChannel.open(file);
        try {
            var reader = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(channel), charset.newDecoder()), CHUNK);
            skipByteOrderMark(reader);
            var format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(false)
                    .setTrailingData(true)
                    .setLenientEof(true)
                    .get();
            return new CsvTable<>(file, channel, CSVParser.parse(reader, format), columns);
        } catch (IOException | WrongTable | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The next row; null after the last one. */
    Row<C> next() throws IOException {
        try {
            while (records.hasNext()) {
                long line = lastLine + 1;
                var record = records.next();
                lastLine = parser.getCurrentLineNumber();
                var cells = cells(record);
                if (!cells.isEmpty()) {
                    return new Row<>(line, cells);
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Headings that mean nothing here. */
    List<String> unknownHeadings() {
        return unknown;
    }

    /** How many bytes were read. */
    long bytesRead() throws IOException {
        return channel.position();
    }

    /** How many bytes the file has. */
    long bytes() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private List<String> headings() throws WrongTable {
        try {
            return records.next().toList();
        } catch (NoSuchElementException e) {
            throw new WrongTable(ImportWords.say("table.empty", file.getFileName()));
        }
    }

    private Map<C, Integer> positions(List<String> headings, Class<C> columns) throws WrongTable {
        var found = new EnumMap<C, Integer>(columns);
        for (var column : columns.getEnumConstants()) {
            for (int i = 0; i < headings.size(); i++) {
                if (column.isNamed(headings.get(i)) && found.putIfAbsent(column, i) != null) {
                    throw new WrongTable(ImportWords.say("table.twice", file.getFileName(), headings.get(i)));
                }
            }
        }
        var missing = Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.isNeeded() && !found.containsKey(column))
                .map(Column::shown)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new WrongTable(
                    ImportWords.say("table.missing", file.getFileName(), missing, String.join(" | ", headings)));
        }
        return found;
    }

    private Map<C, String> cells(CSVRecord record) {
        var cells = new EnumMap<C, String>(positions.keySet().iterator().next().getDeclaringClass());
        positions.forEach((column, position) -> {
            var text = position < record.size() ? record.get(position).strip() : "";
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        });
        return cells;
    }

    /** What Windows wrote for a quarter of a century, unless the bytes are UTF-8, which such text by chance is not. */
    private static Charset charset(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(2);
            if (start.length == 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
        }
        try (var in = Files.newInputStream(file)) {
            return isUtf8(in) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        }
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(CHUNK);
        var chars = CharBuffer.allocate(CHUNK);
        boolean atEnd = false;
        while (!atEnd) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            atEnd = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            if (decoder.decode(bytes, chars.clear(), atEnd).isError()) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }

    /** The one that divides the headings most often. */
    private static char separator(Path file, Charset charset) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset.newDecoder()))) {
            var line = reader.readLine();
            var headings = line == null ? "" : line.replaceAll("\"[^\"]*\"", "");
            return SEPARATORS.stream()
                    .max(Comparator.comparingLong((Character separator) ->
                                    headings.chars().filter(c -> c == separator).count())
                            .thenComparing(separator -> -SEPARATORS.indexOf(separator)))
                    .orElseThrow();
        }
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}
