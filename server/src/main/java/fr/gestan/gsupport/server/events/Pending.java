package fr.gestan.gsupport.server.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signals that wait for their turn, never for long and never without bound: of many lines of one client the last is kept,
 * and of other signals so many that only somebody who means harm sends more.
 */
final class Pending {

    private static final int MOST = 10_000;

    private final Map<Long, Signal.Line> lines = new LinkedHashMap<>();
    private final List<Signal> others = new ArrayList<>();

    /** Returns at once, whoever waits for it. */
    synchronized void add(Signal signal) {
        if (signal instanceof Signal.Line line) {
            lines.merge(line.clientId(), line, (one, other) -> one.lineId() > other.lineId() ? one : other);
        } else if (others.size() < MOST) {
            others.add(signal);
        }
        notifyAll();
    }

    /** All that wait; waits for one itself, but not for longer than that. */
    synchronized List<Signal> take(long longestMillis) throws InterruptedException {
        long end = System.nanoTime() + longestMillis * 1_000_000;
        long left = longestMillis;
        while (lines.isEmpty() && others.isEmpty() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        var taken = new ArrayList<Signal>(others);
        taken.addAll(lines.values());
        lines.clear();
        others.clear();
        return taken;
    }
}
