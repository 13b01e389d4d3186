package fr.gestan.gsupport.desktop.links;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a {@code gsupport://} link asks for. Anybody may write one, so that there is nothing in it but what a search would
 * do too: to open, or to look up. What is not exactly one of these forms is no link.
 */
public sealed interface Link {

    /** Of a whole link, in characters. */
    int LONGEST = 2_000;

    /** {@code gsupport://clients/4996} */
    record Client(long clientId) implements Link {}

    /**
     * {@code gsupport://choice?ids=4996,5001}
     *
     * @param clientIds 1 to 20, best first
     */
    record Choice(List<Long> clientIds) implements Link {
        private static final int MOST = 20;

        public Choice {
            clientIds = List.copyOf(clientIds);
        }
    }

    /**
     * {@code gsupport://search?q=…}
     *
     * @param query 1 to 200 characters
     */
    record Search(String query) implements Link {
        private static final int LONGEST_QUERY = 200;
    }

    /** What this text asks for; empty where it is no such link. */
    static Optional<Link> of(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = Forms.ALL.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group("client") != null) {
            return Optional.of(new Client(Long.parseLong(form.group("client"))));
        }
        if (form.group("ids") != null) {
            var ids = Arrays.stream(form.group("ids").split(","))
                    .map(Long::valueOf)
                    .distinct()
                    .toList();
            return ids.size() > Choice.MOST ? Optional.empty() : Optional.of(new Choice(ids));
        }
        return PercentEncoded.decode(form.group("query"), Search.LONGEST_QUERY)
                .filter(query -> !query.isEmpty())
                .map(Search::new);
    }

    /** The first link among the arguments of a start. */
    static Optional<Link> among(List<String> arguments) {
        return arguments.stream().flatMap(argument -> of(argument).stream()).findFirst();
    }

    /** How links are written. */
    final class Forms {

        // Some browsers put a slash between host and query.
        private static final Pattern ALL = Pattern.compile("gsupport://(?:clients/(?<client>[1-9][0-9]{0,17})/?"
                + "|choice/?\\?ids=(?<ids>[1-9][0-9]{0,17}(?:,[1-9][0-9]{0,17})*)"
                + "|search/?\\?q=(?<query>[^&#]+))");

        private Forms() {}
    }
}
