package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A month of pay as CSV (RFC 4180). */
final class PayTable {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final List<String> COLUMNS =
            List.of("month", "by", "fullName", "interventions", "normalMinutes", "freeMinutes", "totalMinutes");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

    /** What makes a spreadsheet read a name as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n]");

    private PayTable() {}

    /** @param language of the row of headings */
    static String write(MonthOfPay report, Locale language) {
        var words = ResourceBundle.getBundle("messages/pay", language, NO_FALLBACK);
        var headings = row(COLUMNS.stream().map(words::getString));
        return report.technicians().stream()
                .map(technician -> row(Stream.of(
                        report.month(),
                        technician.by(),
                        technician.fullName(),
                        technician.interventions(),
                        technician.normalMinutes(),
                        technician.freeMinutes(),
                        technician.totalMinutes())))
                .collect(Collectors.joining("", headings, ""));
    }

    private static String row(Stream<?> cells) {
        return cells.map(cell -> cell(cell.toString())).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
