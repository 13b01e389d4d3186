package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** Does things later on the JavaFX thread. */
final class FxSchedule implements Schedule {

    private final List<Timeline> repeating = new ArrayList<>();

    /** Ends what repeats. */
    void stop() {
        repeating.forEach(Timeline::stop);
        repeating.clear();
    }

    @Override
    public Pending after(Duration delay, Runnable work) {
        return play(delay, 1, work)::stop;
    }

    @Override
    public Pending every(Duration interval, Runnable work) {
        var timeline = play(interval, Animation.INDEFINITE, work);
        repeating.add(timeline);
        return timeline::stop;
    }

    private static Timeline play(Duration interval, int cycles, Runnable work) {
        var frame = new KeyFrame(javafx.util.Duration.millis(interval.toMillis()), due -> work.run());
        var timeline = new Timeline(frame);
        timeline.setCycleCount(cycles);
        timeline.play();
        return timeline;
    }
}
