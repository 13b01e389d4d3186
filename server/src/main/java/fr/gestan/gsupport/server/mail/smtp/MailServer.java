package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.smtp.NotTaken.Step;
import fr.gestan.gsupport.server.mail.smtp.NotTaken.Why;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings.StartTls;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands mails to the mail server of the settings, each over a connection of its own and within one deadline for the whole
 * conversation: at its end the connection is closed, whatever it waits for.
 */
public final class MailServer implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(15);
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "subject alternative|name matching|identity of server|doesn't match", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final SmtpSettings settings;
    private final String host;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "mail-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * The one of the settings, which name a host.
     *
     * @throws IOException where certificates that are to be trusted can not be read
     */
    public MailServer(SmtpSettings settings) throws IOException {
        this.settings = settings;
        this.host = settings.host().orElseThrow();
        this.tls = TrustedCertificates.socketFactory(settings.ca());
    }

    /** As the settings name it. */
    public String name() {
        return host;
    }

    /**
     * Returns once the mail server has taken the mail.
     *
     * @throws NotTaken where it has not, or may have without our knowing
     */
    public void take(WrittenMail mail) throws NotTaken {
        var socket = new Connection();
        var deadline = deadlines.schedule(socket::expire, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try (socket) {
            var conversation = new Conversation(session(mail, socket.connected()), url());
            try {
                socket.secured();
                conversation.connect(socket.inUse());
                if (mail.needsUtf8() && !conversation.supportsExtension("SMTPUTF8")) {
                    throw NotTaken.noUtf8(String.join(", ", mail.recipients()));
                }
                conversation.send(mail);
            } catch (MessagingException | IOException e) {
                throw conversation.why(e, socket);
            } finally {
                conversation.leave();
            }
        } finally {
            deadline.cancel(false);
        }
    }

    private Session session(WrittenMail mail, Socket socket) {
        var properties = new Properties();
        var startTls = startTls(socket);
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls != StartTls.DISABLED));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.from", mail.sender());
        properties.setProperty("mail.smtp.localhost", ourName(socket));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.mime.allowutf8", String.valueOf(mail.needsUtf8()));
        return Session.getInstance(properties);
    }

    /** A password never leaves this machine unencrypted, save where the settings say so. */
    private StartTls startTls(Socket socket) {
        if (settings.tls()) {
            return StartTls.DISABLED;
        }
        boolean passwordLeaves =
                settings.user().isPresent() && !socket.getInetAddress().isLoopbackAddress();
        return settings.startTls().orElse(passwordLeaves ? StartTls.REQUIRED : StartTls.OPTIONAL);
    }

    private String ourName(Socket socket) {
        return settings.hello().orElseGet(() -> {
            try {
                var name = InetAddress.getLocalHost().getHostName();
                if (HOST_NAME.matcher(name).matches()) {
                    return name;
                }
            } catch (UnknownHostException e) {
                return literal(socket.getLocalAddress());
            }
            return literal(socket.getLocalAddress());
        });
    }

    private static String literal(InetAddress address) {
        return "[" + (address.getAddress().length == 16 ? "IPv6:" : "") + address.getHostAddress() + "]";
    }

    private URLName url() {
        return settings.user()
                .map(user -> new URLName(
                        "smtp",
                        host,
                        settings.port(),
                        null,
                        user,
                        settings.password().orElse("")))
                .orElse(null);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    /** The connection, of which the deadline may make an end at any moment. */
    private final class Connection implements AutoCloseable {

        private final long start = System.nanoTime();
        private Socket inUse;
        private volatile Socket plain;
        private volatile boolean expired;

        Socket connected() throws NotTaken {
            try {
                IOException last = null;
                for (var address : InetAddress.getAllByName(host)) {
                    try {
                        return connected(address);
                    } catch (IOException e) {
                        last = e;
                    }
                }
                throw notReached(last);
            } catch (UnknownHostException e) {
                throw NotTaken.because(Why.UNKNOWN_HOST, host, e);
            }
        }

        private Socket connected(InetAddress address) throws IOException {
            plain = new Socket();
            if (expired) {
                throw new SocketTimeoutException();
            }
            // An address that knows its name is not asked of DNS for one.
            var named = InetAddress.getByAddress(host, address.getAddress());
            plain.connect(new InetSocketAddress(named, settings.port()), (int) LONGEST_CONNECT.toMillis());
            inUse = plain;
            return plain;
        }

        private NotTaken notReached(IOException e) {
            var where = host + ":" + settings.port();
            if (e instanceof ConnectException && String.valueOf(e.getMessage()).contains("refused")) {
                return NotTaken.because(Why.CONNECTION_REFUSED, where, e);
            }
            return NotTaken.because(
                    expired || e instanceof SocketTimeoutException ? Why.TIMEOUT : Why.UNREACHABLE, where, e);
        }

        void secured() throws IOException {
            if (settings.tls()) {
                var secure = (SSLSocket) tls.createSocket(plain, host, settings.port(), true);
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                inUse = secure;
                secure.startHandshake();
            }
        }

        Socket inUse() {
            return inUse;
        }

        /** Closes below TLS, whose own closing waits for a write that hangs. */
        void expire() {
            expired = true;
            close();
        }

        boolean isExpired() {
            return expired;
        }

        String age() {
            return String.valueOf(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }

        @Override
        public void close() {
            var socket = plain;
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is of no more use either way.
                    return;
                }
            }
        }
    }

    /** Angus Mail's side of it, which tells how far it came. */
    private static final class Conversation extends SMTPTransport {

        private Step step = Step.GREETING;

        Conversation(Session session, URLName login) {
            super(session, login);
        }

        void send(WrittenMail mail) throws MessagingException {
            var recipients = new Address[mail.recipients().size()];
            for (int i = 0; i < recipients.length; i++) {
                var recipient = new InternetAddress();
                recipient.setAddress(mail.recipients().get(i));
                recipients[i] = recipient;
            }
            sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail.content())), recipients);
        }

        @Override
        protected boolean ehlo(String domain) throws MessagingException {
            step = Step.GREETING;
            boolean known = super.ehlo(domain);
            step = known ? Step.LOGIN : Step.GREETING;
            return known;
        }

        @Override
        protected void startTLS() throws MessagingException {
            step = Step.TLS;
            super.startTLS();
        }

        @Override
        protected void mailFrom() throws MessagingException {
            step = Step.SENDER;
            super.mailFrom();
        }

        @Override
        protected void rcptTo() throws MessagingException {
            step = Step.RECIPIENT;
            super.rcptTo();
        }

        @Override
        protected OutputStream data() throws MessagingException {
            step = Step.CONTENT;
            return super.data();
        }

        NotTaken why(Exception e, Connection connection) {
            var recipient = recipientRefused(e);
            if (recipient != null) {
                return NotTaken.refused(Step.RECIPIENT, recipient.getReturnCode(), recipient.getMessage(), e);
            }
            if (NotTaken.isRefusal(getLastReturnCode())) {
                return NotTaken.refused(
                        e instanceof AuthenticationFailedException ? Step.LOGIN : step,
                        getLastReturnCode(),
                        getLastServerResponse(),
                        e);
            }
            if (connection.isExpired()) {
                return NotTaken.because(Why.TIMEOUT, connection.age() + " s", e);
            }
            if (e instanceof AuthenticationFailedException) {
                return NotTaken.because(Why.LOGIN_REFUSED, e.getMessage(), e);
            }
            return brokenOff(e);
        }

        private NotTaken brokenOff(Exception e) {
            var why = Why.BROKEN_OFF;
            var detail = e.getMessage();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                var words = String.valueOf(cause.getMessage());
                if (words.startsWith("STARTTLS is required")) {
                    return NotTaken.because(Why.NO_TLS, "", e);
                }
                if (cause instanceof CertificateException || words.contains("verify identity of server")) {
                    return NotTaken.because(
                            OF_ANOTHER.matcher(words).find() ? Why.CERTIFICATE_OF_ANOTHER : Why.CERTIFICATE_NOT_TRUSTED,
                            words,
                            e);
                }
                if (cause instanceof SSLException) {
                    why = Why.TLS_FAILED;
                }
                detail = words;
            }
            return NotTaken.because(why, detail, e);
        }

        private static SMTPAddressFailedException recipientRefused(Exception e) {
            for (Exception next = e; next instanceof MessagingException chained; next = chained.getNextException()) {
                if (next instanceof SMTPAddressFailedException refused && NotTaken.isRefusal(refused.getReturnCode())) {
                    return refused;
                }
            }
            return null;
        }

        void leave() {
            try {
                close();
            } catch (MessagingException e) {
                // The mail is taken or not by now; the mail server notices that we are gone.
                return;
            }
        }
    }
}
