package fr.gestan.gsupport.server.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one account must be after what was sent for it: product.md and api.md in as few lines as it takes. */
final class AccountModel {

    static final String RECORDED = "recorded";
    static final String REPLAYED = "replayed";

    private static final int OVERDRAFT_LIMIT = 60;

    int balance;
    int normalMinutes;
    int freeMinutes;
    int interventions;
    final Map<String, Sending> done = new HashMap<>();
    final Map<Long, Sending> lines = new TreeMap<>();
    private final Set<Long> undone = new HashSet<>();

    enum Kind {
        BUY,
        NORMAL,
        FREE,
        BY_EXCEPTION,
        UNDO
    }

    /** @param lineId what is undone; 0: nothing is */
    record Sending(long clientId, String key, Kind kind, int minutes, long lineId) {}

    /** What must become of it as the account is: recorded, replayed, or the problem that it is refused with. */
    String verdict(Sending sending) {
        var first = done.get(sending.key());
        if (first != null) {
            return first.equals(sending) ? REPLAYED : "idempotency-key-reused";
        }
        return switch (sending.kind()) {
            case BUY, BY_EXCEPTION -> RECORDED;
            case NORMAL, FREE -> balance < -OVERDRAFT_LIMIT ? "refused-overdrawn" : RECORDED;
            case UNDO -> {
                var line = lines.get(sending.lineId());
                if (line == null) {
                    yield "not-found";
                }
                yield line.kind() == Kind.UNDO
                        ? "not-correctable"
                        : undone.contains(sending.lineId()) ? "already-corrected" : RECORDED;
            }
        };
    }

    void record(Sending sending, long lineId) {
        done.put(sending.key(), sending);
        lines.put(lineId, sending);
        if (sending.kind() == Kind.UNDO) {
            undone.add(sending.lineId());
            count(lines.get(sending.lineId()), -1);
        } else {
            count(sending, 1);
        }
    }

    private void count(Sending sending, int sign) {
        int minutes = sign * sending.minutes();
        switch (sending.kind()) {
            case BUY -> balance += minutes;
            case FREE -> freeMinutes += minutes;
            default -> {
                balance -= minutes;
                normalMinutes += minutes;
            }
        }
        interventions += sending.kind() == Kind.BUY ? 0 : sign;
    }
}
