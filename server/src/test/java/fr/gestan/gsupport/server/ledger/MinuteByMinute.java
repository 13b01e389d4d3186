package fr.gestan.gsupport.server.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of docs/decisions/0011 with every minute a thing of its own, that lies in its lot or was taken by a line:
 * slow, and short enough to be seen through.
 */
final class MinuteByMinute {

    private static final LocalDate NEVER = LocalDate.MAX;

    private final List<Minute> minutes = new ArrayList<>();
    private final List<Long> owedBy = new ArrayList<>();
    private final Map<Long, Pile> piles = new HashMap<>();

    private static final class Pile {
        long id;
        boolean offered;
        boolean binding;
        List<Map.Entry<Long, LocalDate>> ends = new ArrayList<>();
        Set<LocalDate> used = new HashSet<>();
        boolean free;

        LocalDate said() {
            return ends.get(ends.size() - 1).getValue();
        }

        LocalDate end() {
            return said() == null || free || used.contains(said()) ? NEVER : said();
        }
    }

    private static final class Minute {
        Pile pile;
        Long takenBy;
    }

    void buy(long id, int count, LocalDate end, boolean offered, boolean binding) {
        var pile = new Pile();
        pile.id = id;
        pile.offered = offered;
        pile.binding = binding;
        pile.ends.add(new java.util.AbstractMap.SimpleEntry<>(id, end));
        piles.put(id, pile);
        for (int i = 0; i < count; i++) {
            var minute = new Minute();
            minute.pile = pile;
            minutes.add(minute);
        }
        pay();
    }

    void take(long id, int count) {
        owedBy.addAll(Collections.nCopies(count, id));
        pay();
    }

    void expire(long id, long lot) {
        var pile = piles.get(lot);
        for (var minute : minutes) {
            if (minute.pile == pile && minute.takenBy == null) {
                minute.takenBy = id;
            }
        }
        pile.used.add(pile.said());
    }

    void extend(long id, long lot, LocalDate end) {
        piles.get(lot).ends.add(new java.util.AbstractMap.SimpleEntry<>(id, end));
        piles.get(lot).free = false;
    }

    void undoPurchase(long lot) {
        var pile = piles.remove(lot);
        for (var minute : minutes) {
            if (minute.pile == pile && minute.takenBy != null) {
                owedBy.add(minute.takenBy);
            }
        }
        minutes.removeIf(minute -> minute.pile == pile);
        pay();
    }

    void undoExtension(long id) {
        piles.values().forEach(pile -> pile.ends.removeIf(end -> end.getKey() == id && id != pile.id));
    }

    void undoTaking(long id, Instant at) {
        owedBy.removeIf(taker -> taker == id);
        for (var minute : minutes) {
            if (minute.takenBy != null && minute.takenBy == id) {
                minute.takenBy = null;
                var said = minute.pile.said();
                if (minute.pile.binding
                        && said != null
                        && at.atZone(ZoneOffset.UTC).toLocalDate().isAfter(said)) {
                    minute.pile.free = true;
                }
            }
        }
        pay();
    }

    int left(long lot) {
        return (int) minutes.stream()
                .filter(minute -> minute.pile.id == lot && minute.takenBy == null)
                .count();
    }

    int owed() {
        return owedBy.size();
    }

    private void pay() {
        Collections.sort(owedBy);
        while (!owedBy.isEmpty()) {
            Minute next = null;
            for (var minute : minutes) {
                if (minute.takenBy == null && (next == null || comesBefore(minute.pile, next.pile))) {
                    next = minute;
                }
            }
            if (next == null) {
                return;
            }
            next.takenBy = owedBy.remove(0);
        }
    }

    private static boolean comesBefore(Pile one, Pile other) {
        if (!one.end().equals(other.end())) {
            return one.end().isBefore(other.end());
        }
        if (one.offered != other.offered) {
            return one.offered;
        }
        return one.id < other.id;
    }
}
