package fr.gestan.gsupport.server.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** A real mail server on a port of its own; tests get it into a field of type {@link GreenMail}. */
public final class TestMailServer implements QuarkusTestResourceLifecycleManager {

    private GreenMail greenMail;

    @Override
    public Map<String, String> start() {
        int port = freePort();
        greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        return Map.of(
                "gsupport.smtp.host", "127.0.0.1",
                "gsupport.smtp.port", String.valueOf(port),
                "gsupport.smtp.deadline", "4s",
                "gsupport.mail.per-minute", "100000",
                "gsupport.mail.retry.first-pause", "1s",
                "gsupport.public-url", "https://support.example",
                "gsupport.publisher.facebook", "https://social.example/gestan");
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(greenMail, field -> field.getType() == GreenMail.class);
    }

    @Override
    public void stop() {
        if (greenMail != null) {
            greenMail.stop();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
