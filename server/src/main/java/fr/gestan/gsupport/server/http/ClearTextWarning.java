package fr.gestan.gsupport.server.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says at the start where passwords and tokens could be read on their way. */
@ApplicationScoped
class ClearTextWarning {

    private static final Logger LOG = Logger.getLogger(ClearTextWarning.class);

    private final String host;
    private final String scheme;

    ClearTextWarning(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "gsupport.http.scheme") String scheme) {
        this.host = host;
        this.scheme = scheme;
    }

    void warn(@Observes StartupEvent started) throws UnknownHostException {
        if (scheme.equals("http") && !InetAddress.getByName(host).isLoopbackAddress()) {
            LOG.warnf(
                    "%s is served without TLS: whoever is on the way can read passwords and tokens. Set"
                            + " GSUPPORT_TLS_CERTIFICATE and GSUPPORT_TLS_KEY, or listen on the loopback behind a proxy"
                            + " with TLS.",
                    host);
        }
    }
}
