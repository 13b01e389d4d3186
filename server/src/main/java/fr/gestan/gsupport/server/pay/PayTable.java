package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.server.http.CsvFile;
import fr.gestan.gsupport.server.http.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A month of pay as CSV (RFC 4180). */
final class PayTable {

    private static final List<String> COLUMNS =
            List.of("month", "by", "fullName", "interventions", "normalMinutes", "freeMinutes", "totalMinutes");

    private PayTable() {}

    /** @param language of the row of headings */
    static String write(MonthOfPay report, Locale language) {
        var words = Words.of("pay", language);
        var headings = CsvFile.row(COLUMNS.stream().map(words::getString));
        return report.technicians().stream()
                .map(technician -> CsvFile.row(Stream.of(
                        report.month(),
                        technician.by(),
                        technician.fullName(),
                        technician.interventions(),
                        technician.normalMinutes(),
                        technician.freeMinutes(),
                        technician.totalMinutes())))
                .collect(Collectors.joining("", headings, ""));
    }
}
