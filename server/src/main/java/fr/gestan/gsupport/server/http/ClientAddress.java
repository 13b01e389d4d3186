package fr.gestan.gsupport.server.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from, for the throttle and the audit. Behind proxies that are trusted it is the last address in
 * {@code X-Forwarded-For} that is not one of theirs: each of them adds at the end whom it was called by, so what stands
 * further ahead may be anybody's invention. Quarkus would take the first one.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trustedProxies;

    ClientAddress(@ConfigProperty(name = "gsupport.http.trusted-proxies") Optional<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> Network.of(text).orElseThrow())
                .toList();
    }

    /** An address as text, never a name. */
    public String of(HttpServerRequest request) {
        var sender = request.remoteAddress().hostAddress();
        return Network.addressOf(sender)
                .map(address ->
                        client(address, request.headers().getAll(FORWARDED_FOR)).getHostAddress())
                .orElse(sender);
    }

    private InetAddress client(InetAddress sender, List<String> forwardedFor) {
        var chain = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        var client = sender;
        for (int i = chain.size() - 1; i >= 0 && isTrusted(client); i--) {
            var further = Network.addressOf(chain.get(i));
            if (further.isEmpty()) {
                return client;
            }
            client = further.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }
}
