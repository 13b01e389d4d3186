package fr.gestan.gsupport.desktop.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between desktop and server, and loses answers when told to: what was asked has been done by then. */
final class CuttingProxy implements AutoCloseable {

    private static final int BUFFER = 8192;

    private enum Answers {
        PASSED_ON,
        LOST,
        HELD_BACK
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger kept = new AtomicInteger();
    private final ServerSocket listening;
    private final URI server;
    private volatile Answers answers = Answers.PASSED_ON;

    CuttingProxy(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on the connection breaks where an answer should come. */
    void losesAnswers() {
        answers = Answers.LOST;
    }

    /** From now on no answer comes. */
    void holdsAnswersBack() {
        answers = Answers.HELD_BACK;
    }

    void passesAllOn() {
        answers = Answers.PASSED_ON;
    }

    /** How many answers of the server did not get through. */
    int answersKept() {
        return kept.get();
    }

    private void accept() {
        try {
            while (true) {
                var desktop = listening.accept();
                threads.execute(() -> connect(desktop));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket desktop) {
        try (desktop;
                var upstream = new Socket(server.getHost(), server.getPort())) {
            var asking = threads.submit(() -> {
                copy(desktop.getInputStream(), upstream.getOutputStream());
                upstream.shutdownOutput();
                return null;
            });
            answer(upstream.getInputStream(), desktop.getOutputStream());
            asking.cancel(true);
        } catch (IOException e) {
            // Either side has hung up, and so does the other.
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[BUFFER];
        for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private void answer(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[BUFFER];
        for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (answers == Answers.PASSED_ON) {
                to.write(buffer, 0, read);
                to.flush();
            } else {
                kept.incrementAndGet();
                if (answers == Answers.LOST) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
