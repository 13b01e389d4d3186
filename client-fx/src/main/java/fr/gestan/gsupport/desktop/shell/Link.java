package fr.gestan.gsupport.desktop.shell;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gsupport://clients/4996}: what a link asks the desktop to open. It can open, and nothing else. */
final class Link {

    private static final Pattern CLIENT = Pattern.compile("gsupport://clients/(\\d{1,18})/?");

    private Link() {}

    /** The client that the first link among the arguments names; empty where there is none or it names nothing known. */
    static OptionalLong clientIn(List<String> arguments) {
        return arguments.stream()
                .map(CLIENT::matcher)
                .filter(Matcher::matches)
                .mapToLong(link -> Long.parseLong(link.group(1)))
                .findFirst();
    }
}
