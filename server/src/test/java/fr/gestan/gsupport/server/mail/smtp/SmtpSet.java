package fr.gestan.gsupport.server.mail.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of a mail server on the loopback, as {@code 127.0.0.1} unless told. */
record SmtpSet(
        Optional<String> host,
        int port,
        Optional<String> user,
        Optional<String> password,
        boolean tls,
        Optional<StartTls> startTls,
        Optional<Path> ca,
        Optional<String> hello,
        Duration deadline)
        implements SmtpSettings {

    static SmtpSet at(int port) {
        return new SmtpSet(
                Optional.of("127.0.0.1"),
                port,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20));
    }

    SmtpSet called(String name) {
        return new SmtpSet(Optional.of(name), port, user, password, tls, startTls, ca, hello, deadline);
    }

    SmtpSet loggedIn(String as, String with) {
        return new SmtpSet(host, port, Optional.of(as), Optional.of(with), tls, startTls, ca, hello, deadline);
    }

    SmtpSet encrypted() {
        return new SmtpSet(host, port, user, password, true, startTls, ca, hello, deadline);
    }

    SmtpSet startTls(StartTls how) {
        return new SmtpSet(host, port, user, password, tls, Optional.of(how), ca, hello, deadline);
    }

    SmtpSet trusting(Path file) {
        return new SmtpSet(host, port, user, password, tls, startTls, Optional.of(file), hello, deadline);
    }

    SmtpSet within(Duration time) {
        return new SmtpSet(host, port, user, password, tls, startTls, ca, hello, time);
    }
}
