package fr.gestan.gsupport.desktop.stopwatch;

import java.time.Duration;

/** Things to do later, on the window's thread. */
public interface Schedule {

    /** Once, after a while. */
    Pending after(Duration delay, Runnable work);

    /** Again and again, first after one interval. */
    Pending every(Duration interval, Runnable work);

    /** Something that has not happened yet. */
    interface Pending {

        /** Does nothing where it is too late. */
        void cancel();
    }
}
