package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.mail.MailAddress;
import fr.gestan.gsupport.server.mail.smtp.DkimSigner;
import fr.gestan.gsupport.server.mail.smtp.Letter;
import fr.gestan.gsupport.server.mail.smtp.MailServer;
import fr.gestan.gsupport.server.mail.smtp.MailSetup;
import fr.gestan.gsupport.server.mail.smtp.MailWriter;
import fr.gestan.gsupport.server.mail.smtp.NotTaken;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code gsupport admin mail-test ADDRESS}: sends a sample recap by the settings of the server and, where it does not go
 * out, says what is wrong and what to do. It needs no database, and never shows the password.
 */
final class MailTest implements Subcommand {

    private final Supplier<MailSetup> setups;
    private final PrintStream out;
    private final PrintStream err;

    /** @param setups may throw with a sentence for the administrator */
    MailTest(Supplier<MailSetup> setups, PrintStream out, PrintStream err) {
        this.setups = setups;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "mail-test";
    }

    @Override
    public int run(List<String> options) {
        if (options.size() != 1) {
            throw new IllegalArgumentException(Words.say("mail-test.usage"));
        }
        var recipient = options.get(0);
        if (!MailAddress.isPlausible(recipient)) {
            throw new IllegalArgumentException(Words.say("mail-test.address", recipient));
        }
        var setup = setups.get();
        if (setup.smtp().host().isEmpty()) {
            err.println(Words.say("mail-test.no-server"));
            return AdminCommand.NOT_DONE;
        }
        return send(setup, recipient);
    }

    private int send(MailSetup setup, String recipient) {
        out.println(Words.say("mail-test.server", where(setup.smtp()), encryption(setup.smtp()), login(setup.smtp())));
        out.println(Words.say("mail-test.sender", setup.mail().from(), signature(setup)));
        try (var server = new MailServer(setup.smtp())) {
            server.take(new MailWriter(setup.mail(), DkimSigner.of(setup.dkim()), setup.clock(), setup.zone())
                    .write(sample(recipient)));
            out.println(Words.say("mail-test.taken", recipient));
            return AdminCommand.HOLDS;
        } catch (NotTaken e) {
            err.println(e.getMessage());
            err.println(Words.say("mail-test.advice." + key(e.why())));
            return AdminCommand.DOES_NOT_HOLD;
        } catch (IOException e) {
            err.println(Words.say("mail-test.failed", e.getMessage()));
            return AdminCommand.NOT_DONE;
        }
    }

    private static String where(SmtpSettings smtp) {
        return smtp.host().orElseThrow() + ":" + smtp.port();
    }

    private static String encryption(SmtpSettings smtp) {
        return Words.say(
                smtp.tls()
                        ? "mail-test.tls"
                        : "mail-test.start-tls."
                                + smtp.startTls().map(MailTest::key).orElse("unset"));
    }

    private static String login(SmtpSettings smtp) {
        return smtp.user()
                .map(user -> Words.say("mail-test.login", user))
                .orElseGet(() -> Words.say("mail-test.no-login"));
    }

    private static String signature(MailSetup setup) {
        return setup.dkim()
                .domain()
                .map(domain -> Words.say(
                        "mail-test.signed", domain, setup.dkim().selector().orElse("")))
                .orElseGet(() -> Words.say("mail-test.unsigned"));
    }

    private static Letter sample(String recipient) throws IOException {
        return new Letter(
                UUID.randomUUID(),
                List.of(recipient),
                Words.say("mail-test.subject"),
                resource("sample.txt"),
                resource("sample.html"),
                List.of(),
                Map.of());
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = MailTest.class.getResourceAsStream("/mail-test/" + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
