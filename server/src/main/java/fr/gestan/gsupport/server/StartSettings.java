package fr.gestan.gsupport.server;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.http.ConnectionRules;
import fr.gestan.gsupport.server.http.Network;
import fr.gestan.gsupport.server.identity.sso.ProviderAccess;
import fr.gestan.gsupport.server.mail.MailAddress;
import fr.gestan.gsupport.server.mail.MailSettings;
import fr.gestan.gsupport.server.mail.smtp.DkimSettings;
import fr.gestan.gsupport.server.mail.smtp.DkimSigner;
import fr.gestan.gsupport.server.mail.smtp.MailSetup;
import fr.gestan.gsupport.server.mail.smtp.SmtpSettings;
import fr.gestan.gsupport.server.mail.smtp.TrustedCertificates;
import fr.gestan.gsupport.server.mail.smtp.WrongDkim;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What must be known before anything starts. A wrong value stops the start with one sentence that names the setting
 * (api.md, "Configuration that tests rely on").
 *
 * @param dataDirectory the embedded database, secrets, and mails where there is no SMTP server
 * @param externalDatabase null: the embedded one
 * @param systemProperties what the server reads in turn
 */
record StartSettings(Path dataDirectory, DatabaseAccess externalDatabase, Map<String, String> systemProperties) {

    private static final String BUG_REPORTS_TO = "gsupport.mail.bug-reports-to";
    private static final Set<String> START_TLS = Set.of("OPTIONAL", "REQUIRED", "DISABLED");

    static StartSettings forServer() {
        return read("data/server", false);
    }

    /** The demo listens on the loopback alone: its passwords are known to everybody. */
    static StartSettings forDemo() {
        return read("data/demo", true);
    }

    /** That of the publisher: of months, and of times that have no zone of their own. */
    static ZoneId zone() {
        var config = config();
        checkTimeZone(config);
        return ZoneId.of(config.getValue("gsupport.time-zone", String.class));
    }

    private static StartSettings read(String defaultDataDirectory, boolean demo) {
        var config = config();
        checkHost(config, demo);
        checkNumber(config, "gsupport.http.port", 0, 65_535);
        checkNumber(config, ConnectionRules.REQUEST_SECONDS, 1, 3_600);
        checkNetworks(config, "gsupport.http.trusted-proxies");
        checkNumber(config, "gsupport.overdraft.limit", 0, 1_000_000);
        checkThresholds(config);
        checkNumber(config, "gsupport.session.hours", 1, 8_760);
        checkNumber(config, "gsupport.session.access-minutes", 1, 1_440);
        checkNumber(config, "gsupport.session.stay-days", 1, 365);
        checkNumber(config, "gsupport.idempotency.days", 30, 3_650);
        checkNumber(config, "gsupport.audit.months", 13, 120);
        checkTrueOrFalse(config, "gsupport.access-log");
        checkTimeZone(config);
        checkCron(config, "gsupport.ledger.verify-at");
        checkPace(config, "gsupport.lots.look-every");
        checkUrl(config, "gsupport.public-url");
        checkMail(config);
        checkMailAddresses(config, "gsupport.ledger.tell");
        PublisherChecks.check(config);
        var directory = Path.of(value(config, "gsupport.data-dir").orElse(defaultDataDirectory))
                .toAbsolutePath()
                .normalize();
        var properties = new HashMap<String, String>();
        properties.put("gsupport.data-dir", directory.toString());
        properties.put("gsupport.demo", String.valueOf(demo));
        properties.put(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, ConnectionRules.ON);
        value(config, ConnectionRules.REQUEST_SECONDS)
                .ifPresent(seconds -> properties.put(ConnectionRules.REQUEST_SECONDS, seconds));
        if (!demo) {
            properties.putAll(tls(config));
        } else if (value(config, BUG_REPORTS_TO).isEmpty()) {
            properties.put(BUG_REPORTS_TO, "developers@gestan.example");
        }
        identityProvider(config).ifPresent(provider -> properties.putAll(provider.asQuarkusSettings()));
        return new StartSettings(directory, externalDatabase(config), properties);
    }

    /**
     * By which settings the server sends mails, for what runs beside it.
     *
     * @throws WrongSetting as at the start of the server
     */
    static MailSetup mailSetup(Clock clock) {
        checkMail(config());
        checkTimeZone(config());
        try {
            var config = sources()
                    .addDiscoveredConverters()
                    .withMapping(SmtpSettings.class)
                    .withMapping(MailSettings.class)
                    .withMapping(DkimSettings.class)
                    .withValidateUnknown(false)
                    .build();
            return new MailSetup(
                    config.getConfigMapping(SmtpSettings.class),
                    config.getConfigMapping(MailSettings.class),
                    config.getConfigMapping(DkimSettings.class),
                    clock,
                    config.getValue("gsupport.time-zone", ZoneId.class));
        } catch (IOException | ConfigValidationException e) {
            throw new WrongSetting("The settings of mails can not be read: " + e.getMessage());
        }
    }

    private static void checkMail(SmallRyeConfig config) {
        checkNumber(config, "gsupport.smtp.port", 1, 65_535);
        checkTrueOrFalse(config, "gsupport.smtp.tls");
        value(config, "gsupport.smtp.start-tls")
                .filter(text -> !START_TLS.contains(text))
                .ifPresent(text -> {
                    throw wrong("gsupport.smtp.start-tls", text, "OPTIONAL, REQUIRED or DISABLED");
                });
        value(config, "gsupport.smtp.ca").ifPresent(file -> {
            try {
                TrustedCertificates.read(Path.of(file));
            } catch (IOException | InvalidPathException e) {
                throw wrong("gsupport.smtp.ca", file, "a PEM file with certificates (BEGIN CERTIFICATE)");
            }
        });
        checkMailAddress(config, "gsupport.mail.from");
        checkMailAddress(config, "gsupport.mail.reply-to");
        checkMailAddress(config, BUG_REPORTS_TO);
        checkMailAddress(config, "gsupport.mail.envelope-from");
        checkNumber(config, "gsupport.mail.per-minute", 1, 1_000_000);
        try {
            DkimSigner.of(new Dkim(
                    value(config, "gsupport.dkim.domain"),
                    value(config, "gsupport.dkim.selector"),
                    value(config, "gsupport.dkim.key-file")));
        } catch (WrongDkim e) {
            throw new WrongSetting(e.getMessage());
        }
    }

    private record Dkim(Optional<String> domain, Optional<String> selector, Optional<String> keyFile)
            implements DkimSettings {}

    private static SmallRyeConfig config() {
        try {
            return sources().build();
        } catch (IOException e) {
            throw new WrongSetting("application.properties can not be read: " + e.getMessage());
        }
    }

    private static SmallRyeConfigBuilder sources() throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(
                        new PropertiesConfigSource(StartSettings.class.getResource("/application.properties"), 250));
    }

    static Optional<String> value(SmallRyeConfig config, String name) {
        try {
            return config.getOptionalValue(name, String.class).map(String::trim).filter(text -> !text.isEmpty());
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new WrongSetting(environmentName(name) + " can not be read: " + e.getMessage());
        }
    }

    private static String environmentName(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    static WrongSetting wrong(String name, String value, String mustBe) {
        return new WrongSetting(environmentName(name) + " is '" + value + "'; it must be " + mustBe + ".");
    }

    private static void checkHost(SmallRyeConfig config, boolean demo) {
        var name = "gsupport.http.host";
        var host = value(config, name).orElse("127.0.0.1");
        try {
            var address = InetAddress.getByName(host);
            if (demo && !address.isLoopbackAddress()) {
                throw wrong(
                        name, host, "a loopback address such as 127.0.0.1 for the demo, whose passwords are public");
            }
        } catch (UnknownHostException e) {
            throw wrong(name, host, "an address or name of this machine");
        }
    }

    /** The demo, which is on the loopback alone, goes without. */
    private static Map<String, String> tls(SmallRyeConfig config) {
        var certificate = value(config, "gsupport.tls.certificate");
        var key = value(config, "gsupport.tls.key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new WrongSetting((key.isPresent() ? "GSUPPORT_TLS_CERTIFICATE" : "GSUPPORT_TLS_KEY")
                    + " is missing; TLS takes both a certificate and its key.");
        }
        return certificate
                .map(file -> TlsFiles.read(file, key.get())
                        .asQuarkusSettings(value(config, "gsupport.http.port").orElseThrow()))
                .orElse(Map.of());
    }

    private static void checkNetworks(SmallRyeConfig config, String name) {
        value(config, name).ifPresent(text -> {
            for (var network : text.split(",", -1)) {
                if (Network.of(network.strip()).isEmpty()) {
                    throw wrong(name, text, "addresses such as 192.0.2.7 or 10.0.0.0/8, with commas between them");
                }
            }
        });
    }

    private static void checkNumber(SmallRyeConfig config, String name, int least, int most) {
        value(config, name).ifPresent(text -> {
            var mustBe = "a whole number from " + least + " to " + most;
            try {
                int number = Integer.parseInt(text);
                if (number < least || number > most) {
                    throw wrong(name, text, mustBe);
                }
            } catch (NumberFormatException e) {
                throw wrong(name, text, mustBe);
            }
        });
    }

    private static void checkPace(SmallRyeConfig config, String name) {
        value(config, name)
                .filter(text -> !text.matches("[1-9][0-9]{0,4}[smh]|off"))
                .ifPresent(text -> {
                    throw wrong(name, text, "a time such as 5m, or off");
                });
    }

    private static void checkThresholds(SmallRyeConfig config) {
        var name = "gsupport.alert-thresholds";
        value(config, name).ifPresent(text -> {
            for (var threshold : text.split(",", -1)) {
                if (!threshold.trim().matches("-?[0-9]{1,6}")) {
                    throw wrong(name, text, "whole minutes such as 30, or several with commas between them");
                }
            }
        });
    }

    private static void checkTrueOrFalse(SmallRyeConfig config, String name) {
        value(config, name)
                .filter(text -> !"true".equals(text) && !"false".equals(text))
                .ifPresent(text -> {
                    throw wrong(name, text, "true or false");
                });
    }

    private static void checkTimeZone(SmallRyeConfig config) {
        var name = "gsupport.time-zone";
        value(config, name).ifPresent(text -> {
            try {
                ZoneId.of(text);
            } catch (DateTimeException e) {
                throw wrong(name, text, "a time zone such as Europe/Paris");
            }
        });
    }

    private static void checkCron(SmallRyeConfig config, String name) {
        value(config, name).filter(text -> !"off".equals(text)).ifPresent(text -> {
            try {
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
                        .parse(text)
                        .validate();
            } catch (IllegalArgumentException e) {
                throw wrong(name, text, "a cron expression such as 0 0 3 * * ? (at 03:00), or off");
            }
        });
    }

    static void checkUrl(SmallRyeConfig config, String name) {
        value(config, name).ifPresent(text -> checkUrl(name, text, "an address such as https://support.example.com"));
    }

    private static void checkUrl(String name, String text, String mustBe) {
        try {
            var uri = URI.create(text);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw wrong(name, text, mustBe);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(name, text, mustBe);
        }
    }

    private static void checkMailAddress(SmallRyeConfig config, String name) {
        value(config, name).filter(address -> !MailAddress.isPlausible(address)).ifPresent(address -> {
            throw wrong(name, address, "an address such as support@example.com");
        });
    }

    private static void checkMailAddresses(SmallRyeConfig config, String name) {
        value(config, name).ifPresent(text -> {
            for (var address : text.split(",", -1)) {
                if (!MailAddress.isPlausible(address.trim())) {
                    throw wrong(name, text, "an address such as chef@example.com, or several with commas between them");
                }
            }
        });
    }

    private static Optional<ProviderAccess> identityProvider(SmallRyeConfig config) {
        var name = "gsupport.oidc.issuer";
        var issuer = value(config, name).orElse(null);
        var clientId = value(config, "gsupport.oidc.client-id").orElse(null);
        if (issuer == null) {
            needs(config, "gsupport.oidc.client-id", name);
            needs(config, "gsupport.oidc.code-claim", name);
            needs(config, "gsupport.oidc.roles-claim", name);
        } else {
            checkIssuer(name, issuer);
            needs(config, name, "gsupport.oidc.client-id");
            if (!clientId.matches("[^\\s,$\\\\]+")) {
                throw wrong("gsupport.oidc.client-id", clientId, "the one id that the provider knows gSupport by");
            }
        }
        for (var role : Role.values()) {
            var ofRole = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            needs(config, "gsupport.oidc.role." + ofRole, "gsupport.oidc.roles-claim");
        }
        return issuer == null ? Optional.empty() : Optional.of(new ProviderAccess(issuer, clientId));
    }

    /** Whoever stands between us and the provider could hand out keys of their own: plain HTTP only on one machine. */
    private static void checkIssuer(String name, String issuer) {
        checkUrl(name, issuer, "the address of the provider, such as https://login.example.com/realms/desk");
        var uri = URI.create(issuer);
        if ("http".equals(uri.getScheme())
                && !List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost())) {
            throw wrong(name, issuer, "an https address, since the provider's keys come from there");
        }
        if (uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null) {
            throw wrong(name, issuer, "an address without a question mark, a number sign or a login");
        }
    }

    private static void needs(SmallRyeConfig config, String name, String other) {
        if (value(config, name).isPresent() && value(config, other).isEmpty()) {
            throw new WrongSetting(environmentName(name) + " is set; it needs " + environmentName(other) + " too.");
        }
    }

    private static DatabaseAccess externalDatabase(SmallRyeConfig config) {
        var url = value(config, "gsupport.db.url").orElse(null);
        if (url == null) {
            return null;
        }
        var address = ExternalDatabase.read(url);
        if (address == null) {
            throw new WrongSetting("GSUPPORT_DB_URL must be the address of a PostgreSQL,"
                    + " such as jdbc:postgresql://host:5432/gsupport.");
        }
        var user = value(config, "gsupport.db.user").or(address::user).orElse(System.getProperty("user.name"));
        var password =
                value(config, "gsupport.db.password").or(address::password).orElse("");
        return new DatabaseAccess(
                address.jdbcUrl(),
                user,
                password,
                value(config, "gsupport.db.owner-user").orElse(user),
                value(config, "gsupport.db.owner-password").orElse(password));
    }
}
