package fr.gestan.gsupport.server.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection to a server of this machine on which anything can be sent, and answers are read as they come. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 40_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param headers by their names in lower case; of several of one name the last
     * @param stays whether the connection can be used again
     */
    record Answer(int status, Map<String, String> headers, String body, boolean stays) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * Sends these bytes and reads one answer.
     *
     * @param withoutBody whether an answer to this request never has a body, as with HEAD
     */
    Answer send(byte[] request, boolean withoutBody) throws IOException {
        write(request);
        var answer = read(withoutBody);
        while (answer.status() == 100) {
            answer = read(withoutBody);
        }
        return answer;
    }

    /** Who is refused while still sending finds the answer there all the same. */
    private void write(byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException e) {
            if (in.available() == 0) {
                throw e;
            }
        }
    }

    private Answer read(boolean withoutBody) throws IOException {
        var statusLine = line();
        if (!statusLine.matches("HTTP/1\\.[01] \\d{3} .*")) {
            throw new IOException("No answer but: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean stays = statusLine.startsWith("HTTP/1.1")
                && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        if (withoutBody || status < 200 || status == 204 || status == 304) {
            return new Answer(status, headers, "", stays);
        }
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            return new Answer(status, headers, "", false);
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return new Answer(status, headers, chunks(), stays);
        }
        var length = headers.get("content-length");
        var body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8), stays && length != null);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
