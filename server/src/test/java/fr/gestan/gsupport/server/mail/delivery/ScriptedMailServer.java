package fr.gestan.gsupport.server.mail.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that refuses or stays silent when told to, and throws away what it takes. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread acceptor;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile String refused;
    private volatile String answer;
    private volatile boolean silent;

    private ScriptedMailServer(int port, String refused, String answer, boolean silent) throws IOException {
        this.refused = refused;
        this.answer = answer;
        this.silent = silent;
        this.socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        this.acceptor = start(this::accept);
    }

    /**
     * Refuses with an answer.
     *
     * @param commands of SMTP, as a regular expression
     */
    static ScriptedMailServer refusing(int port, String commands, String answer) throws IOException {
        return new ScriptedMailServer(port, commands, answer, false);
    }

    /** Takes connections and says nothing. */
    static ScriptedMailServer silent(int port) throws IOException {
        return new ScriptedMailServer(port, "nothing", "", true);
    }

    void refuseNothing() {
        refused = "nothing";
    }

    /** New connections are answered; those that there are stay silent. */
    void answerFromNowOn() {
        silent = false;
    }

    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                boolean answered = !silent;
                connections.add(connection);
                if (answered) {
                    start(() -> talk(connection));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            say(connection, "220 scripted");
            boolean body = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (body) {
                    body = !line.equals(".");
                    if (!body) {
                        say(connection, "250 thrown away");
                    }
                } else if (line.matches("(?:" + refused + ").+")) {
                    say(connection, answer);
                } else if (line.startsWith("DATA")) {
                    body = true;
                    say(connection, "354 go on");
                } else {
                    say(connection, line.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException e) {
            connections.remove(connection);
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** When it is done, another server can have the port. */
    @Override
    public void close() {
        try {
            socket.close();
            acceptor.join();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
