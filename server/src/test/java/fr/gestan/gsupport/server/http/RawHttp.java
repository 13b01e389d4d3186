package fr.gestan.gsupport.server.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what no HTTP client would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** Sends the text as it stands, line ends made CR LF, and answers all that comes back until the server hangs up. */
    public static String send(String request) {
        return send(RestAssured.port, request);
    }

    /** The same, to a server on another port. */
    public static String send(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return send(socket, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, on a connection that is there already. */
    public static String send(Socket socket, String request) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
