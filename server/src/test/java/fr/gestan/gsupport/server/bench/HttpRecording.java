package fr.gestan.gsupport.server.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Records over one HTTP connection, with as little work on this side as can be: both sides share the processors. */
final class HttpRecording implements Load.Worker {

    private static final String BODY = """
            {"summary":"Envoi des courriels","advice":"Attention aux sauvegardes !","billing":"NORMAL",\
            "durationMinutes":1,"measuredSeconds":42,"inviteToFacebook":false}""";

    private static final String REQUEST = """
            POST /api/v1/clients/%d/interventions HTTP/1.1
            Host: 127.0.0.1
            Authorization: Bearer %s
            Idempotency-Key: %s
            Content-Type: application/json
            Content-Length: %d

            """;

    private final int clients;
    private final Socket socket;
    private final InputStream in;

    HttpRecording(int port, int clients) throws IOException {
        this.clients = clients;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public void work() throws IOException {
        int client = 1 + ThreadLocalRandom.current().nextInt(clients);
        var head = String.format(Locale.ROOT, REQUEST, client, BenchmarkData.TOKEN, UUID.randomUUID(), BODY.length());
        socket.getOutputStream().write((head.replace("\n", "\r\n") + BODY).getBytes(StandardCharsets.US_ASCII));
        var status = readLine();
        int length = 0;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).trim());
            }
        }
        var answer = in.readNBytes(length);
        if (!status.contains(" 201 ")) {
            throw new IOException(status + ": " + new String(answer, StandardCharsets.UTF_8));
        }
    }

    private String readLine() throws IOException {
        var line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
