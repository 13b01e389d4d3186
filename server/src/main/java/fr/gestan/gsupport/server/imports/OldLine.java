package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.imports.CsvTable.Row;
import fr.gestan.gsupport.server.ledger.NewLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of an old Gestan's history, as its row tells it.
 *
 * @param row where it stands in the file
 * @param id its number there, which it keeps
 * @param durationMinutes 1 to 1,440; null where it is no intervention
 * @param advice may be null
 */
record OldLine(
        long row,
        long id,
        long clientId,
        String by,
        String summary,
        String advice,
        int balanceBefore,
        int balanceAfter,
        Integer durationMinutes,
        Instant performedAt) {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_MINUTES = 1_440;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");

    /** @throws RefusedRow where it can not be read, or its two balances and its duration do not fit together */
    static OldLine read(Row<HistoryColumn> row, ZoneId zone) throws RefusedRow {
        var line = new OldLine(
                row.line(),
                OldFigures.id(HistoryColumn.ID, row.text(HistoryColumn.ID)),
                OldFigures.id(HistoryColumn.CLIENT_ID, row.text(HistoryColumn.CLIENT_ID)),
                needed(row, HistoryColumn.BY).toUpperCase(Locale.ROOT),
                text(HistoryColumn.SUMMARY, needed(row, HistoryColumn.SUMMARY)),
                text(HistoryColumn.ADVICE, row.text(HistoryColumn.ADVICE)),
                OldFigures.minutes(HistoryColumn.BALANCE_BEFORE, row.text(HistoryColumn.BALANCE_BEFORE)),
                OldFigures.minutes(HistoryColumn.BALANCE_AFTER, row.text(HistoryColumn.BALANCE_AFTER)),
                OldFigures.durationOrNull(HistoryColumn.DURATION, row.text(HistoryColumn.DURATION)),
                OldFigures.instant(HistoryColumn.PERFORMED_AT, needed(row, HistoryColumn.PERFORMED_AT), zone));
        if (!CODE.matcher(line.by).matches()) {
            throw new RefusedRow(ImportWords.say("row.by", line.by));
        }
        line.check();
        return line;
    }

    /** Whether credit was bought. */
    boolean isPurchase() {
        return durationMinutes == null && balanceAfter > balanceBefore;
    }

    /**
     * The same line for the ledger.
     *
     * @param validUntil until when the account's credit is valid from there on, or null
     */
    NewLine asNewLine(LocalDate validUntil) {
        int delta = Math.subtractExact(balanceAfter, balanceBefore);
        if (durationMinutes != null) {
            var billing = delta == 0 ? Billing.FREE : Billing.NORMAL;
            var work = new NewLine.Work(billing, durationMinutes, null, null, summary, advice, null, false);
            return NewLine.intervention(by, work, null).requestedBy(NewLine.IMPORT);
        }
        return isPurchase()
                ? NewLine.purchase(by, delta, null, validUntil).requestedBy(NewLine.IMPORT)
                : NewLine.broughtOver(by, delta, summary, validUntil);
    }

    private void check() throws RefusedRow {
        long delta = (long) balanceAfter - balanceBefore;
        if (durationMinutes == null) {
            return;
        }
        if (durationMinutes < 1 || durationMinutes > LONGEST_MINUTES) {
            throw new RefusedRow(ImportWords.say("row.duration", durationMinutes, LONGEST_MINUTES));
        }
        if (delta != 0 && delta != -durationMinutes) {
            throw new RefusedRow(ImportWords.say("row.figures", balanceBefore, balanceAfter, durationMinutes));
        }
    }

    private static String needed(Row<HistoryColumn> row, HistoryColumn column) throws RefusedRow {
        var text = row.text(column);
        if (text == null) {
            throw new RefusedRow(ImportWords.say("row.nothing", column.shown()));
        }
        return text;
    }

    /** Control characters are what cash registers and old terminals left in texts; a space stands for each. */
    private static String text(HistoryColumn column, String text) throws RefusedRow {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw new RefusedRow(ImportWords.say("row.long", column.shown(), LONGEST_TEXT));
        }
        return text.replaceAll("[\\p{Cc}&&[^\\r\\n\\t]]", " ");
    }
}
