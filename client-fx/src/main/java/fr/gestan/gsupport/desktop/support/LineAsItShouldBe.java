package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.corrections.RecordAgain;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a line should have been. Of a purchase, minutes and client alone count.
 *
 * @param clientId whose line it should have been
 * @param minutes of the intervention, or bought
 * @param billing null for a purchase
 * @param freeReason null: as it was
 */
record LineAsItShouldBe(
        long clientId, int minutes, Billing billing, FreeReason freeReason, String summary, String advice) {

    /** What a text field takes in silently loses these; that is no change that anybody made. */
    private static final Pattern NOT_TYPED = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F]");

    private static final RecordAgain NOTHING = new RecordAgain(null, null, null, null, null, null, null);

    /** The line as it stands. */
    static LineAsItShouldBe asItWas(HistoryLine line) {
        return new LineAsItShouldBe(
                line.clientId(), minutesOf(line), line.billing(), null, line.summary(), line.advice());
    }

    /** Minutes worked, or bought. */
    static int minutesOf(HistoryLine line) {
        return line.durationMinutes() == null
                ? Math.subtractExact(line.balanceAfter(), line.balanceBefore())
                : line.durationMinutes();
    }

    /** What this moves the balance by. */
    int deltaMinutes() {
        if (billing == null) {
            return minutes;
        }
        return billing == Billing.NORMAL ? -minutes : 0;
    }

    /** Whether anything differs from the line as it stands. */
    boolean changes(HistoryLine line) {
        return !changesTo(line).equals(NOTHING);
    }

    /** Only what differs from the line as it stands; all else null. */
    RecordAgain changesTo(HistoryLine line) {
        var elsewhere = clientId == line.clientId() ? null : clientId;
        var others = minutes == minutesOf(line) ? null : minutes;
        if (line.kind() != LineKind.INTERVENTION) {
            return new RecordAgain(elsewhere, null, null, null, null, null, others);
        }
        return new RecordAgain(
                elsewhere,
                unlessSame(summary, line.summary()),
                unlessSame(advice, line.advice()),
                billing == line.billing() ? null : billing,
                billing == Billing.FREE ? freeReason : null,
                others,
                null);
    }

    private static String unlessSame(String now, String before) {
        var text = plain(now);
        return text.equals(plain(before)) ? null : text;
    }

    private static String plain(String text) {
        return NOT_TYPED
                .matcher(Objects.requireNonNullElse(text, ""))
                .replaceAll("")
                .strip();
    }
}
