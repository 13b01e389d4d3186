package fr.gestan.gsupport.server.statements;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.statements.Statement;
import fr.gestan.gsupport.server.http.TemporaryFile;
import fr.gestan.gsupport.server.mail.PublisherSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Writes statements as PDF: who, which days, what there was, line by line, what there is. */
@ApplicationScoped
public class StatementDocuments {

    private static final float LEADING = 12;
    private static final float SIZE = 8.5f;

    private static final float AT = Sheets.MARGIN + 4;
    private static final float LINE = Sheets.MARGIN + 88;
    private static final float BY = Sheets.MARGIN + 128;
    private static final float WHAT = Sheets.MARGIN + 160;
    private static final float WHAT_WIDTH = 186;
    private static final float DURATION = Sheets.MARGIN + 400;
    private static final float DELTA = Sheets.MARGIN + 458;
    private static final float BALANCE = Sheets.WIDTH - Sheets.MARGIN - 4;

    private final PublisherSettings publisher;
    private final Clock clock;
    private final ZoneId publisherZone;

    StatementDocuments(PublisherSettings publisher, Clock clock, ZoneId publisherZone) {
        this.publisher = publisher;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /** The document; to be closed. */
    public InputStream write(Statement statement, Locale language) {
        return TemporaryFile.of(".pdf", file -> new Writing(statement, StatementWords.in(language)).to(file));
    }

    private final class Writing {

        private final Statement statement;
        private final ResourceBundle words;
        private final DateTimeFormatter moment;
        private float y;

        Writing(Statement statement, ResourceBundle words) {
            this.statement = statement;
            this.words = words;
            this.moment = DateTimeFormatter.ofPattern(words.getString("moment"), words.getLocale());
        }

        void to(Path file) throws IOException {
            try (var sheets = new Sheets(words.getString("title"), publisher.name())) {
                head(sheets);
                balance(sheets, "opening", statement.openingBalance());
                columns(sheets);
                if (statement.lines().isEmpty()) {
                    y += LEADING + 4;
                    sheets.left(words.getString("none"), WHAT, y, SIZE);
                }
                for (var line : statement.lines()) {
                    line(sheets, line);
                }
                y += LEADING;
                roomFor(sheets, 3 * LEADING);
                sheets.rule(y);
                balance(sheets, "closing", statement.closingBalance());
                sheets.write(
                        file,
                        (page, pages) -> StatementWords.text(words, "page", page, pages),
                        words.getString("missing"));
            }
        }

        private void head(Sheets sheets) throws IOException {
            sheets.newPage();
            sheets.left(publisher.name(), Sheets.MARGIN, 60, 11);
            sheets.left(words.getString("title"), Sheets.MARGIN, 92, 18);
            y = 118;
            var client =
                    StatementWords.text(words, "client", statement.companyName(), String.valueOf(statement.clientId()));
            for (var part : sheets.wrapped(client, Sheets.WIDTH - 2 * Sheets.MARGIN, 11)) {
                sheets.left(part, Sheets.MARGIN, y, 11);
                y += 15;
            }
            sheets.left(StatementWords.period(words, statement.from(), statement.to()), Sheets.MARGIN, y, 11);
            y += 15;
            var today = DateTimeFormatter.ofPattern(words.getString("day"), words.getLocale())
                    .format(LocalDate.ofInstant(clock.instant(), publisherZone));
            sheets.left(StatementWords.text(words, "written", today, publisher.name()), Sheets.MARGIN, y, 8);
            y += 14;
        }

        private void balance(Sheets sheets, String key, int minutes) throws IOException {
            y += 18;
            sheets.left(words.getString(key), AT, y, 11);
            sheets.right(minutes(minutes), BALANCE, y, 11);
            y += 10;
        }

        private void columns(Sheets sheets) throws IOException {
            sheets.band(y, LEADING + 4);
            y += LEADING;
            sheets.left(words.getString("column.at"), AT, y, SIZE);
            sheets.left(words.getString("column.line"), LINE, y, SIZE);
            sheets.left(words.getString("column.by"), BY, y, SIZE);
            sheets.left(words.getString("column.what"), WHAT, y, SIZE);
            sheets.right(words.getString("column.duration"), DURATION, y, SIZE);
            sheets.right(words.getString("column.delta"), DELTA, y, SIZE);
            sheets.right(words.getString("column.balance"), BALANCE, y, SIZE);
            y += 6;
        }

        private void line(Sheets sheets, HistoryLine line) throws IOException {
            roomFor(sheets, LEADING + 6);
            y += LEADING + 2;
            var parts = sheets.wrapped(what(line), WHAT_WIDTH, SIZE);
            sheets.left(moment.format(line.performedAt().atZone(publisherZone)), AT, y, SIZE);
            sheets.left(String.valueOf(line.id()), LINE, y, SIZE);
            sheets.left(line.by(), BY, y, SIZE);
            sheets.left(parts.get(0), WHAT, y, SIZE);
            sheets.right(duration(line), DURATION, y, SIZE);
            sheets.right(minutes(line.balanceAfter() - line.balanceBefore()), DELTA, y, SIZE);
            sheets.right(minutes(line.balanceAfter()), BALANCE, y, SIZE);
            goOn(sheets, parts.subList(1, parts.size()));
            y += 3;
            sheets.rule(y);
        }

        /** Overleaf where there is no room. */
        private void goOn(Sheets sheets, List<String> parts) throws IOException {
            for (var part : parts) {
                roomFor(sheets, LEADING);
                y += LEADING;
                sheets.left(part, WHAT, y, SIZE);
            }
        }

        private void roomFor(Sheets sheets, float height) throws IOException {
            if (y + height > Sheets.BOTTOM) {
                sheets.newPage();
                y = Sheets.MARGIN;
                columns(sheets);
            }
        }

        private String what(HistoryLine line) {
            return line.correctsLineId() == null
                    ? line.summary()
                    : StatementWords.text(words, "corrects", String.valueOf(line.correctsLineId())) + "\n"
                            + line.summary();
        }

        private String duration(HistoryLine line) {
            if (line.durationMinutes() == null) {
                return "";
            }
            var minutes = minutes(line.durationMinutes());
            return line.billing() == Billing.FREE ? minutes + " (" + words.getString("FREE") + ")" : minutes;
        }

        private String minutes(int minutes) {
            return StatementWords.text(words, "minutes", minutes);
        }
    }
}
