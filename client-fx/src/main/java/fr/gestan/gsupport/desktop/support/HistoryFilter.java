package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.desktop.i18n.Formats;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which lines of a history somebody wants to see.
 *
 * @param text words, each of which is somewhere in a line that passes, without regard to case and accents; blank for all
 */
public record HistoryFilter(String text, Kind kind) {

    /** Lets every line pass. */
    static final HistoryFilter NONE = new HistoryFilter("", Kind.ALL);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What a line stands for, as people look for it. */
    public enum Kind {
        ALL(line -> true),
        INTERVENTIONS(line -> line.kind() == LineKind.INTERVENTION),
        NORMAL(line -> line.kind() == LineKind.INTERVENTION && line.billing() == Billing.NORMAL),
        FREE(line -> line.kind() == LineKind.INTERVENTION && line.billing() == Billing.FREE),
        PURCHASES(line -> line.kind() == LineKind.CREDIT_PURCHASE),
        CORRECTIONS(line -> line.kind() == LineKind.CORRECTION
                || line.correctedByLineId() != null
                || line.replacesLineId() != null),
        OTHERS(line -> line.kind() == LineKind.EXPIRY || line.kind() == LineKind.OPENING);

        private final Predicate<HistoryLine> has;

        Kind(Predicate<HistoryLine> has) {
            this.has = has;
        }

        /** Of its name in the bundle. */
        String key() {
            return "support.history.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether every line passes. */
    boolean isOpen() {
        return text.isBlank() && kind == Kind.ALL;
    }

    /** @param formats the id and the date count as they are shown */
    Predicate<HistoryLine> lines(Formats formats) {
        var words = text.isBlank() ? new String[0] : folded(text).split(" ");
        return line -> kind.has.test(line) && (words.length == 0 || hasAll(words, line, formats));
    }

    private static boolean hasAll(String[] words, HistoryLine line, Formats formats) {
        var all = folded(Stream.of(
                        String.valueOf(line.id()),
                        line.summary(),
                        line.advice(),
                        line.by(),
                        line.overrideReason(),
                        formats.dateTime(line.performedAt()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n")));
        return Arrays.stream(words).allMatch(all::contains);
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replaceAll("[ \\t]+", " ")
                .strip();
    }
}
