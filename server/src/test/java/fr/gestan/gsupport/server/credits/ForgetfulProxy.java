package fr.gestan.gsupport.server.credits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to the server that loses the first answers, once the server has given them; counts connections. */
final class ForgetfulProxy implements AutoCloseable {

    private final int serverPort;
    private final int answersToLose;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();

    ForgetfulProxy(int serverPort, int answersToLose) throws IOException {
        this.serverPort = serverPort;
        this.answersToLose = answersToLose;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                boolean loses = connections.incrementAndGet() <= answersToLose;
                threads.execute(() -> connect(client, loses));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client, boolean loses) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            threads.execute(() -> copy(client, server));
            if (loses) {
                server.getInputStream().read();
            } else {
                server.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            // Either side hung up.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // Either side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
