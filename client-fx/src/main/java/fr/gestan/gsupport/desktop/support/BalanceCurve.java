package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the balance of an account went. A balance stands still between two lines and jumps at each of them, so each line is
 * two points; of long histories only as many are kept as a small chart can show apart.
 *
 * @param points in the order of time; none where there is no line
 * @param movements how many lines it is made of
 */
public record BalanceCurve(List<Point> points, int movements) {

    static final BalanceCurve NONE = new BalanceCurve(List.of(), 0);

    /** More steps than this are not to be told apart on the card. */
    private static final int STEPS_SHOWN = 120;

    public BalanceCurve {
        points = List.copyOf(points);
    }

    /** The balance at a moment, in minutes. */
    public record Point(Instant at, int minutes) {}

    /**
     * @param newestFirst lines of one account that follow each other
     * @param balanceMinutes the balance now, which may be newer than the lines
     */
    static BalanceCurve of(List<HistoryLine> newestFirst, int balanceMinutes, Instant now) {
        if (newestFirst.isEmpty()) {
            return NONE;
        }
        var points = new ArrayList<Point>();
        for (var index = newestFirst.size() - 1; index >= 0; index--) {
            var line = newestFirst.get(index);
            points.add(new Point(line.performedAt(), line.balanceBefore()));
            points.add(new Point(line.performedAt(), line.balanceAfter()));
        }
        var last = points.get(points.size() - 1);
        var end = now.isAfter(last.at()) ? now : last.at();
        if (last.minutes() != balanceMinutes) {
            points.add(new Point(end, last.minutes()));
        }
        points.add(new Point(end, balanceMinutes));
        return new BalanceCurve(points.size() <= 2 * STEPS_SHOWN ? points : thinned(points), newestFirst.size());
    }

    /** Of each of many short spans the first and last point, and those that go farthest up and down. */
    private static List<Point> thinned(List<Point> points) {
        var begin = points.get(0).at();
        var span = Math.max(
                1, Duration.between(begin, points.get(points.size() - 1).at()).toSeconds() / STEPS_SHOWN + 1);
        var kept = new ArrayList<Point>();
        for (var from = 0; from < points.size(); ) {
            var to = from;
            var number = numberOf(points.get(from), begin, span);
            while (to < points.size() && numberOf(points.get(to), begin, span) == number) {
                to++;
            }
            keepOf(points.subList(from, to), kept);
            from = to;
        }
        return kept;
    }

    private static long numberOf(Point point, Instant begin, long span) {
        return Duration.between(begin, point.at()).toSeconds() / span;
    }

    private static void keepOf(List<Point> together, List<Point> kept) {
        var byMinutes = Comparator.comparingInt(Point::minutes);
        var lowest = together.stream().min(byMinutes).orElseThrow();
        var highest = together.stream().max(byMinutes).orElseThrow();
        var last = together.size() - 1;
        for (var index = 0; index <= last; index++) {
            var point = together.get(index);
            if (index == 0 || index == last || point == lowest || point == highest) {
                kept.add(point);
            }
        }
    }

    /** @throws IllegalStateException where there is no line */
    public Point first() {
        return end(0);
    }

    /** @throws IllegalStateException where there is no line */
    public Point last() {
        return end(points.size() - 1);
    }

    private Point end(int index) {
        if (points.isEmpty()) {
            throw new IllegalStateException("There is no line yet");
        }
        return points.get(index);
    }

    /** Minutes; 0 where there is no line. */
    public int lowest() {
        return points.stream().mapToInt(Point::minutes).min().orElse(0);
    }

    /** Minutes; 0 where there is no line. */
    public int highest() {
        return points.stream().mapToInt(Point::minutes).max().orElse(0);
    }
}
