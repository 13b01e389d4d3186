package fr.gestan.gsupport.server.ledger;

import java.util.Objects;

/** What a line of each kind must be, read from the stored line alone and from the one that it corrects. */
final class KindRules {

    private static final int LONGEST_MINUTES = 1_440;

    private KindRules() {}

    /** Where figures that do not hold are told. */
    @FunctionalInterface
    interface Check {
        void that(boolean holds, String figure, Object expected, Object found);
    }

    /** What a line adds to the running totals of its account. */
    record Contribution(long normalMinutes, long freeMinutes, int interventions) {

        private static final Contribution NONE = new Contribution(0, 0, 0);

        /** A correction takes away what the line that it corrects had added. */
        static Contribution of(StoredLine line) {
            return switch (line.kind()) {
                case "INTERVENTION" -> of(line.billing(), line.durationMinutes(), 1);
                case "CORRECTION" ->
                    line.corrected() != null && line.corrected().kind().equals("INTERVENTION")
                            ? of(line.corrected().billing(), line.corrected().durationMinutes(), -1)
                            : NONE;
                default -> NONE;
            };
        }

        private static Contribution of(String billing, Integer durationMinutes, int sign) {
            long minutes = durationMinutes == null ? 0 : (long) sign * durationMinutes;
            return "NORMAL".equals(billing)
                    ? new Contribution(minutes, 0, sign)
                    : new Contribution(0, "FREE".equals(billing) ? minutes : 0, sign);
        }
    }

    static void check(StoredLine line, Check check) {
        switch (line.kind()) {
            case "INTERVENTION" -> intervention(line, check);
            case "CREDIT_PURCHASE" -> {
                check.that(line.deltaMinutes() > 0, "delta_minutes", "> 0", line.deltaMinutes());
                noWork(line, check);
            }
            case "EXPIRY" -> {
                check.that(line.deltaMinutes() <= 0, "delta_minutes", "<= 0", line.deltaMinutes());
                check.that(line.lotLineId() != null, "lot_line_id", "a lot", null);
                check.that(line.lotUntil() != null, "lot_until", "a day", null);
                noWork(line, check);
            }
            case "OPENING" -> {
                boolean broughtOver = NewLine.IMPORT.equals(line.requestedBy());
                check.that(line.seq() == 1 || broughtOver, "seq", 1, line.seq());
                noWork(line, check);
            }
            case "CORRECTION" -> {
                correction(line, check);
                noWork(line, check);
            }
            default -> check.that(false, "kind", "INTERVENTION, CREDIT_PURCHASE, …", line.kind());
        }
        check.that(
                line.kind().equals("CORRECTION") || line.correctsLineId() == null,
                "corrects_line_id",
                null,
                line.correctsLineId());
        check.that(
                line.kind().equals("EXPIRY") || line.lotLineId() == null && line.lotUntil() == null,
                "lot_line_id",
                null,
                line.lotLineId());
        credit(line, check);
        check.that(line.timesCorrected() <= 1, "times_corrected", "0, 1", line.timesCorrected());
        check.that(line.replacedIsUndone(), "replaces_line_id", "a corrected line", line.replacesLineId());
    }

    private static void credit(StoredLine line, Check check) {
        boolean isPurchase = line.kind().equals("CREDIT_PURCHASE");
        check.that(isPurchase || !line.offered(), "offered", false, line.offered());
        check.that(isPurchase || line.packId() == null, "pack_id", null, line.packId());
        check.that(
                isPurchase && line.validUntil() != null || !line.bindingValidity(),
                "binding_validity",
                false,
                line.bindingValidity());
    }

    private static void intervention(StoredLine line, Check check) {
        var minutes = line.durationMinutes();
        check.that(
                minutes != null && minutes >= 1 && minutes <= LONGEST_MINUTES, "duration_minutes", "1 … 1440", minutes);
        boolean normal = "NORMAL".equals(line.billing());
        check.that(normal || "FREE".equals(line.billing()), "billing", "NORMAL, FREE", line.billing());
        long delta = normal && minutes != null ? -minutes : 0;
        check.that(line.deltaMinutes() == delta, "delta_minutes", delta, line.deltaMinutes());
    }

    private static void noWork(StoredLine line, Check check) {
        check.that(line.durationMinutes() == null, "duration_minutes", null, line.durationMinutes());
        check.that(line.billing() == null, "billing", null, line.billing());
    }

    private static void correction(StoredLine line, Check check) {
        var corrected = line.corrected();
        boolean undoable = corrected != null
                && corrected.clientId() == line.clientId()
                && corrected.seq() < line.seq()
                && !Objects.equals(corrected.kind(), "CORRECTION");
        check.that(undoable, "corrects_line_id", "a line ahead, no correction", line.correctsLineId());
        if (undoable) {
            long opposite = -(long) corrected.deltaMinutes();
            check.that(line.deltaMinutes() == opposite, "delta_minutes", opposite, line.deltaMinutes());
        }
    }
}
