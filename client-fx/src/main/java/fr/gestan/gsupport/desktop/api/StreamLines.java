package fr.gestan.gsupport.desktop.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines of an answer that goes on, waited for with patience that ends: a connection may break without a sign. */
final class StreamLines implements Flow.Subscriber<String> {

    private static final Optional<String> END = Optional.empty();

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private Flow.Subscription subscription;
    private boolean closed;

    /**
     * The next line.
     *
     * @return empty where the stream has ended, or was silent for so long
     */
    Optional<String> next(Duration silence) throws InterruptedException {
        var line = lines.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? END : line;
    }

    /** Hangs up, and ends whoever waits for the next line. */
    synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
        lines.clear();
        lines.add(END);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription begun) {
        if (closed) {
            begun.cancel();
        } else {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable broken) {
        lines.add(END);
    }

    @Override
    public void onComplete() {
        lines.add(END);
    }
}
