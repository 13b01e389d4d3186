package fr.gestan.gsupport.server.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is left of each lot of an account, from nothing but its lines (docs/decisions/0011). Every minute that was taken is
 * covered by a lot or owed; whenever something is owed and something is left, the one covers the other at once. So what is
 * left in all lots adds up to the balance, or to nothing where that is below zero.
 */
public final class LotReplay {

    /** The earliest end first, no end last; offered before paid; then the oldest. */
    private static final Comparator<Running> DRAW_ORDER = Comparator.comparing(
                    Running::end, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(lot -> !lot.line.credit().offered())
            .thenComparing(lot -> lot.line.id());

    private final Map<Long, Running> lots = new LinkedHashMap<>();
    private final TreeSet<Running> withMinutes = new TreeSet<>(DRAW_ORDER);

    /** Which lots cover what a line took. */
    private final Map<Long, Set<Running>> covering = new HashMap<>();

    /** What lines took and no lot covers, the oldest line first. */
    private final TreeMap<Long, Integer> owed = new TreeMap<>();

    private final Map<Long, Long> extended = new HashMap<>();

    /** A lot on its way through the lines. */
    private static final class Running {

        private final LotLine line;
        private final TreeMap<Long, LocalDate> extensions = new TreeMap<>();
        private final Set<LocalDate> endsThatTook = new HashSet<>();
        private final Map<Long, Integer> covers = new LinkedHashMap<>();
        private int remaining;
        private boolean outlivedItsEnd;

        Running(LotLine line) {
            this.line = line;
            this.remaining = line.deltaMinutes();
        }

        private LocalDate lastDay() {
            return extensions.isEmpty()
                    ? line.validUntil()
                    : extensions.lastEntry().getValue();
        }

        /** No end takes minutes twice: what comes back after it has none. */
        LocalDate end() {
            var lastDay = lastDay();
            return outlivedItsEnd || endsThatTook.contains(lastDay) ? null : lastDay;
        }

        Lot asItStands() {
            var end = end();
            return new Lot(
                    line.id(),
                    line.performedAt(),
                    line.deltaMinutes(),
                    remaining,
                    end,
                    line.credit().binding() && end != null,
                    line.credit().offered(),
                    line.credit().packId(),
                    line.reference());
        }
    }

    /** The next line, in the order of {@code seq}. */
    void add(LotLine line) {
        if (line.correctsLineId() != null) {
            undo(line.correctsLineId(), line);
        } else if (line.lotEnd() != null && lots.containsKey(line.lotEnd().lotLineId())) {
            end(lots.get(line.lotEnd().lotLineId()), line);
        } else if (line.deltaMinutes() > 0) {
            var lot = new Running(line);
            lots.put(line.id(), lot);
            withMinutes.add(lot);
        } else if (line.deltaMinutes() < 0) {
            owe(line.id(), -line.deltaMinutes());
        }
        settle();
    }

    /** The lot that a line brought; empty where it brought none, or is undone. */
    public Optional<Lot> lot(long lineId) {
        return Optional.ofNullable(lots.get(lineId)).map(Running::asItStands);
    }

    /** Those with minutes left, in the order in which they are drawn on. */
    public List<Lot> withMinutes() {
        return withMinutes.stream().map(Running::asItStands).toList();
    }

    /** Those that are used up, the newest first. */
    public List<Lot> usedUp() {
        var usedUp = new ArrayList<Lot>();
        for (var lot : lots.values()) {
            if (lot.remaining == 0) {
                usedUp.add(0, lot.asItStands());
            }
        }
        return usedUp;
    }

    /** What no lot covers: how far the balance is below zero. */
    public long owedMinutes() {
        return owed.values().stream().mapToLong(Integer::longValue).sum();
    }

    private void end(Running lot, LotLine line) {
        if (line.deltaMinutes() < 0) {
            int taken = Math.min(lot.remaining, -line.deltaMinutes());
            cover(line.id(), lot, taken);
            owe(line.id(), -line.deltaMinutes() - taken);
            reorder(lot, () -> lot.endsThatTook.add(line.lotEnd().until()));
        } else {
            extended.put(line.id(), lot.line.id());
            reorder(lot, () -> {
                lot.extensions.put(line.id(), line.lotEnd().until());
                lot.outlivedItsEnd = false;
            });
        }
    }

    private void undo(long lineId, LotLine correction) {
        var lot = lots.remove(lineId);
        if (lot != null) {
            withMinutes.remove(lot);
            lot.covers.forEach((taker, minutes) -> {
                covering.get(taker).remove(lot);
                owe(taker, minutes);
            });
            return;
        }
        var extendedLot = lots.get(extended.getOrDefault(lineId, 0L));
        if (extendedLot != null) {
            reorder(extendedLot, () -> extendedLot.extensions.remove(lineId));
            return;
        }
        owed.remove(lineId);
        var covered = covering.remove(lineId);
        if (covered != null) {
            covered.forEach(giver -> giveBack(lineId, giver, correction));
        }
    }

    /** Whoever made the mistake, it does not cost the client minutes that ran out meanwhile: they have no end from then on. */
    private void giveBack(long lineId, Running lot, LotLine correction) {
        reorder(lot, () -> {
            lot.remaining += lot.covers.remove(lineId);
            var lastDay = lot.lastDay();
            boolean isPast = lastDay != null
                    && correction
                            .performedAt()
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .isAfter(lastDay);
            lot.outlivedItsEnd |= isPast && lot.line.credit().binding();
        });
    }

    private void settle() {
        while (!owed.isEmpty() && !withMinutes.isEmpty()) {
            var oldest = owed.pollFirstEntry();
            var lot = withMinutes.first();
            int covered = Math.min(lot.remaining, oldest.getValue());
            cover(oldest.getKey(), lot, covered);
            owe(oldest.getKey(), oldest.getValue() - covered);
        }
    }

    private void cover(long lineId, Running lot, int minutes) {
        if (minutes > 0) {
            lot.remaining -= minutes;
            lot.covers.merge(lineId, minutes, Integer::sum);
            covering.computeIfAbsent(lineId, id -> new LinkedHashSet<>()).add(lot);
            if (lot.remaining == 0) {
                withMinutes.remove(lot);
            }
        }
    }

    private void owe(long lineId, int minutes) {
        if (minutes > 0) {
            owed.merge(lineId, minutes, Integer::sum);
        }
    }

    /** Whatever changes the place of a lot. */
    private void reorder(Running lot, Runnable change) {
        withMinutes.remove(lot);
        change.run();
        if (lot.remaining > 0) {
            withMinutes.add(lot);
        }
    }
}
