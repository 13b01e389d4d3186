package fr.gestan.gsupport.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the address of a PostgreSQL says: {@code jdbc:postgresql://host/db?user=u&password=p}, or, as PostgreSQL's own
 * programs write it, {@code postgresql://u:p@host/db}.
 *
 * @param jdbcUrl without user and password
 */
record ExternalDatabase(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final String SCHEME = "postgresql";

    /** @return null where this is no such address */
    static ExternalDatabase read(String url) {
        try {
            var uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            if (!SCHEME.equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())
                    || uri.getRawAuthority() == null) {
                return null;
            }
            var authority = uri.getRawAuthority();
            int at = authority.lastIndexOf('@');
            var login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
            return new ExternalDatabase(
                    "jdbc:" + SCHEME + "://" + authority.substring(at + 1) + uri.getRawPath() + withoutLogin(uri),
                    part(login, 0).or(() -> parameter(uri, "user")),
                    part(login, 1).or(() -> parameter(uri, "password")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> part(String[] login, int index) {
        return login.length > index ? Optional.of(decoded(login[index])) : Optional.empty();
    }

    private static String[] parameters(URI uri) {
        return uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&");
    }

    private static Optional<String> parameter(URI uri, String name) {
        return Arrays.stream(parameters(uri))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> decoded(parameter.substring(name.length() + 1)))
                .findFirst();
    }

    private static String withoutLogin(URI uri) {
        var others = Arrays.stream(parameters(uri))
                .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
                .collect(Collectors.joining("&"));
        return others.isEmpty() ? "" : "?" + others;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ExternalDatabase[jdbcUrl=" + jdbcUrl + "]";
    }
}
