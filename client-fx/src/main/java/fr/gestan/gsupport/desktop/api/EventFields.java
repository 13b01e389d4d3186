package fr.gestan.gsupport.desktop.api;

import java.util.Optional;

/** Puts events together from the lines of {@code text/event-stream} (HTML standard, 9.2.6); comments say nothing. */
final class EventFields {

    private final StringBuilder data = new StringBuilder();
    private String name = "";

    /** An event as it was sent. */
    record Event(String name, String data) {}

    /** Takes the next line; with an empty one an event is complete, if there is data in it. */
    Optional<Event> take(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if ("event".equals(field)) {
            name = value;
        } else if ("data".equals(field)) {
            data.append(value).append('\n');
        }
        return Optional.empty();
    }

    private Optional<Event> complete() {
        var event = data.isEmpty()
                ? Optional.<Event>empty()
                : Optional.of(new Event(name, data.substring(0, data.length() - 1)));
        name = "";
        data.setLength(0);
        return event;
    }
}
