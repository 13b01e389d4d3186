package fr.gestan.gsupport.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The line between a server and its database, on which the database's word can be kept from the server: from the moment
 * that a condition holds, nothing that the database answers arrives. The condition is looked at ahead of each answer, so
 * the answer to the very statement that made it true is kept back.
 */
public final class DatabaseLine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DatabaseLine.class);
    private static final int AT_A_TIME = 8_192;

    private final ServerSocket entrance;
    private final URI database;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch silent = new CountDownLatch(1);
    private volatile BooleanSupplier condition = () -> false;

    private DatabaseLine(URI database) throws IOException {
        this.database = database;
        this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    /** A line to the database of a JDBC URL, open to both sides. */
    public static DatabaseLine to(String jdbcUrl) throws IOException {
        var line = new DatabaseLine(URI.create(jdbcUrl.substring("jdbc:".length())));
        line.threads.execute(line::accept);
        return line;
    }

    /** The JDBC URL of this end. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + database.getPath();
    }

    /** Lets no more answers through as soon as that holds. */
    public void silenceOnce(BooleanSupplier condition) {
        this.condition = condition;
    }

    /** Waits until an answer has been kept back. */
    public boolean isSilentWithin(int seconds) throws InterruptedException {
        return silent.await(seconds, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                var server = keep(entrance.accept());
                var backend = keep(new Socket(database.getHost(), database.getPort()));
                threads.execute(() -> pass(server, backend, () -> false));
                threads.execute(() -> pass(backend, server, () -> condition.getAsBoolean()));
            }
        } catch (IOException e) {
            LOG.debug("The line is closed", e);
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to, BooleanSupplier isKeptBack) {
        var bytes = new byte[AT_A_TIME];
        try (from;
                to) {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                if (isKeptBack.getAsBoolean()) {
                    silent.countDown();
                } else {
                    to.getOutputStream().write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            LOG.debug("One of both ends hung up", e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
