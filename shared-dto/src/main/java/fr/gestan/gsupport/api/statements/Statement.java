package fr.gestan.gsupport.api.statements;

import fr.gestan.gsupport.api.history.HistoryLine;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a client's credit in a period, in the publisher's time zone.
 *
 * @param companyName as it is now
 * @param from first day; null: from the beginning
 * @param to last day, included
 * @param openingBalance minutes ahead of the first day; may be negative
 * @param lines of the period, oldest first
 * @param closingBalance minutes after the last day
 */
public record Statement(
        long clientId,
        String companyName,
        LocalDate from,
        LocalDate to,
        int openingBalance,
        List<HistoryLine> lines,
        int closingBalance) {}
