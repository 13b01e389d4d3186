package fr.gestan.gsupport.server.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that keeps what it takes and, for recipients of whom it is told, makes the trouble that there is. */
public final class TroubledMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final Set<String> inTrouble = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Offer offer;

    private TroubledMailServer(int port, Offer offer) throws IOException {
        this.offer = offer;
        this.socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        this.acceptor = start(this::accept);
    }

    /** What can go wrong with a mail. */
    public enum Trouble {
        DIES_AFTER_DATA,
        HANGS_AFTER_DATA,
        HANGS_AT_THE_RECIPIENT,
        DRIPS,
        PUTS_OFF_THE_RECIPIENT,
        PUTS_OFF_THE_CONTENT,
        REFUSES_THE_RECIPIENT,
        REFUSES_TO_RELAY,
        REFUSES_THE_CONTENT,
        DROPS_AFTER_250
    }

    /**
     * A mail that it took.
     *
     * @param othersInTrouble of whom a conversation was still open then
     */
    public record Received(
            String sender, String recipient, String content, boolean encrypted, Set<String> othersInTrouble) {

        public String messageId() {
            return content.replaceAll("(?ims).*?^message-id: *(<[^>]+>).*", "$1");
        }
    }

    /**
     * What it offers beside plain mail.
     *
     * @param startTls null: none
     * @param password that a login takes; null: no login
     */
    public record Offer(SSLContext startTls, String password, boolean utf8) {}

    public static TroubledMailServer on(int port) throws IOException {
        return on(port, new Offer(null, null, false));
    }

    public static TroubledMailServer on(int port, Offer offer) throws IOException {
        return new TroubledMailServer(port, offer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The next mail to a recipient meets with trouble; those after it with none. */
    public void makeTrouble(String recipient, Trouble trouble) {
        troubles.put(recipient, trouble);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<Received> received(String recipient) {
        return received.stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.add(connection);
                start(() -> talk(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            new Talk(connection).go();
        } catch (IOException e) {
            // The other side went away, as it does at its deadline.
            return;
        } finally {
            connections.remove(connection);
        }
    }

    private final class Talk {

        private Socket connection;
        private InputStream in;
        private String sender = "";
        private String recipient = "";
        private Trouble trouble;

        Talk(Socket connection) throws IOException {
            use(connection);
        }

        private void use(Socket socket) throws IOException {
            connection = socket;
            in = new BufferedInputStream(socket.getInputStream());
        }

        void go() throws IOException {
            say("220 troubled ESMTP");
            try {
                for (var line = line(); line != null && answer(line); ) {
                    line = line();
                }
            } finally {
                inTrouble.remove(recipient);
            }
        }

        private boolean answer(String line) throws IOException {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO")) {
                say(offered());
            } else if (command.equals("STARTTLS") && offer.startTls() != null) {
                say("220 go on");
                use(secured());
            } else if (command.startsWith("AUTH PLAIN ") && offer.password() != null) {
                var login = new String(Base64.getDecoder().decode(line.substring(11)), StandardCharsets.UTF_8);
                say(login.endsWith("\0" + offer.password()) ? "235 welcome" : "535 5.7.8 who are you");
            } else if (command.startsWith("MAIL FROM:")) {
                sender = address(line);
                say("250 ok");
            } else if (command.startsWith("RCPT TO:")) {
                recipient = address(line);
                trouble = troubles.remove(recipient);
                return recipient();
            } else if (command.equals("DATA")) {
                say("354 go on");
                return content();
            } else if (command.equals("QUIT")) {
                say("221 bye");
                return false;
            } else {
                say("250 ok");
            }
            return true;
        }

        private String offered() {
            boolean plain = !(connection instanceof SSLSocket);
            var words = new StringBuilder("250-troubled\r\n");
            if (plain && offer.startTls() != null) {
                words.append("250-STARTTLS\r\n");
            }
            if (offer.password() != null && (!plain || offer.startTls() == null)) {
                words.append("250-AUTH PLAIN\r\n");
            }
            if (offer.utf8()) {
                words.append("250-SMTPUTF8\r\n");
            }
            return words.append("250 8BITMIME").toString();
        }

        private Socket secured() throws IOException {
            var secure = (SSLSocket) offer.startTls().getSocketFactory().createSocket(connection, null, 0, true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            return secure;
        }

        private boolean recipient() throws IOException {
            if (trouble == null) {
                say("250 ok");
                return true;
            }
            inTrouble.add(recipient);
            switch (trouble) {
                case HANGS_AT_THE_RECIPIENT -> hang();
                case PUTS_OFF_THE_RECIPIENT -> say("450 4.2.0 come back later");
                case REFUSES_THE_RECIPIENT -> say("550 5.1.1 nobody of that name");
                case REFUSES_TO_RELAY -> say("554 5.7.1 relay access denied");
                default -> say("250 ok");
            }
            return true;
        }

        private boolean content() throws IOException {
            var content = new ByteArrayOutputStream();
            for (var line = line(); !".".equals(line); line = line()) {
                if (line == null) {
                    return false;
                }
                content.writeBytes((line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.UTF_8));
                content.write('\r');
                content.write('\n');
            }
            if (trouble == Trouble.PUTS_OFF_THE_CONTENT) {
                say("451 4.3.0 no room now");
                return true;
            }
            if (trouble == Trouble.REFUSES_THE_CONTENT) {
                say("552 5.3.4 too much");
                return true;
            }
            var others = ConcurrentHashMap.<String>newKeySet();
            others.addAll(inTrouble);
            others.remove(recipient);
            received.add(new Received(
                    sender,
                    recipient,
                    content.toString(StandardCharsets.UTF_8),
                    connection instanceof SSLSocket,
                    Set.copyOf(others)));
            return afterContent();
        }

        private boolean afterContent() throws IOException {
            if (trouble == Trouble.DIES_AFTER_DATA) {
                return false;
            }
            if (trouble == Trouble.HANGS_AFTER_DATA) {
                hang();
            }
            if (trouble == Trouble.DRIPS) {
                drip();
            }
            say("250 kept");
            return trouble != Trouble.DROPS_AFTER_250;
        }

        /** Until the other side has enough of it. */
        private void hang() throws IOException {
            while (in.read() >= 0) {
                continue;
            }
            throw new IOException("the other side went away");
        }

        private void drip() throws IOException {
            connection.setSoTimeout(100);
            while (true) {
                connection.getOutputStream().write('2');
                try {
                    if (in.read() < 0) {
                        throw new IOException("the other side went away");
                    }
                } catch (SocketTimeoutException e) {
                    continue;
                }
            }
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private void say(String lines) throws IOException {
            connection.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work, "troubled-mail-server");
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
