package fr.gestan.gsupport.desktop.api;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The one way to talk to the server: the work runs off the window's thread, what follows runs on it.
 *
 * <pre>{@code
 * calls.to(() -> api.clients().open(id)).onSuccess(card::show).onFailure(this::explain).start();
 * }</pre>
 */
public final class Calls {

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final Executor background;
    private final Executor window;
    private final Runnable whenSessionEnded;
    private final Optional<Reachability> reachability;

    /**
     * @param background where work runs that may block
     * @param window where answers are handed over; in the application the JavaFX thread
     */
    public Calls(Executor background, Executor window) {
        this(background, window, () -> {}, Optional.empty());
    }

    private Calls(
            Executor background, Executor window, Runnable whenSessionEnded, Optional<Reachability> reachability) {
        this.background = background;
        this.window = window;
        this.whenSessionEnded = whenSessionEnded;
        this.reachability = reachability;
    }

    /** The same, and whenever an answer says that the login has ended, also that is done, on the window's thread. */
    public Calls whenSessionEnds(Runnable then) {
        return new Calls(background, window, then, reachability);
    }

    /** The same, and each answer or the want of one shows whether the server is there. */
    public Calls showing(Reachability whether) {
        return new Calls(background, window, whenSessionEnded, Optional.of(whether));
    }

    /** The same for work that asks this computer's disk and not the server: it shows nothing about the server. */
    Calls toTheDisk() {
        return new Calls(background, window, whenSessionEnded, Optional.empty());
    }

    /** A call that is described and not started. */
    public <T> Call<T> to(Callable<T> work) {
        return new Call<>(work);
    }

    /** One call: what to do, and what to do then. Nothing happens before {@link #start}. */
    public final class Call<T> {

        private final Callable<T> work;
        private Consumer<? super T> success = answer -> {};
        private Consumer<? super ApiFailure> failure = refused -> {};
        private Runnable last = () -> {};

        private Call(Callable<T> work) {
            this.work = work;
        }

        /** On the window's thread, with the answer. */
        public Call<T> onSuccess(Consumer<? super T> then) {
            this.success = then;
            return this;
        }

        /** On the window's thread, with the reason. */
        public Call<T> onFailure(Consumer<? super ApiFailure> then) {
            this.failure = then;
            return this;
        }

        /** On the window's thread, before success or failure is told, whichever it is: the place to end a busy state. */
        public Call<T> whenOver(Runnable then) {
            this.last = then;
            return this;
        }

        /** Starts the call and returns at once. Does nothing once the desktop is closing: nobody waits for the answer. */
        public void start() {
            try {
                background.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "A call came after the end", e);
            }
        }

        private void run() {
            try {
                var answer = work.call();
                window.execute(() -> {
                    reachability.ifPresent(Reachability::answered);
                    last.run();
                    success.accept(answer);
                });
            } catch (Exception e) {
                var reason = Failures.of(e);
                if (reason instanceof ApiFailure.Unexpected) {
                    LOG.log(Level.ERROR, "A call failed in a way that nobody foresaw", e);
                }
                window.execute(() -> {
                    reachability.ifPresent(whether -> whether.failed(reason));
                    last.run();
                    failure.accept(reason);
                    if (reason instanceof ApiFailure.SessionEnded) {
                        whenSessionEnded.run();
                    }
                });
            }
        }
    }
}
