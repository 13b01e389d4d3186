package fr.gestan.gsupport.server.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Lets another formatter write an entry in which messages, those of exceptions included, break no line. */
final class NeutralFormatter extends ExtFormatter {

    private final ExtFormatter formatter;

    NeutralFormatter(Formatter formatter) {
        this.formatter = wrap(formatter, true);
    }

    @Override
    public String format(ExtLogRecord entry) {
        var copy = new ExtLogRecord(entry);
        copy.setMessage(NeutralText.neutral(entry.getFormattedMessage()), ExtLogRecord.FormatStyle.NO_FORMAT);
        copy.setParameters(null);
        if (entry.getThrown() != null) {
            copy.setThrown(Neutral.of(entry.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>())));
        }
        return formatter.format(copy);
    }

    @Override
    public boolean isCallerCalculationRequired() {
        return formatter.isCallerCalculationRequired();
    }

    /** Stands for an exception where it is written down. */
    private static final class Neutral extends Throwable {

        private static final long serialVersionUID = 1L;
        private final String words;

        private Neutral(String words, Throwable cause) {
            super(words, cause);
            this.words = words;
        }

        /** @param above those that it is a cause of: some exceptions go round in a circle */
        static Neutral of(Throwable thrown, Set<Throwable> above) {
            above.add(thrown);
            var cause = thrown.getCause();
            var neutral = new Neutral(
                    NeutralText.neutral(thrown.toString()),
                    cause == null || above.contains(cause) ? null : of(cause, above));
            neutral.setStackTrace(thrown.getStackTrace());
            for (var suppressed : thrown.getSuppressed()) {
                if (!above.contains(suppressed)) {
                    neutral.addSuppressed(of(suppressed, above));
                }
            }
            return neutral;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
