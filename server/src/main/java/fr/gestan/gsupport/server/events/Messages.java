package fr.gestan.gsupport.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several signals in one message: who says it on the first line, then a signal a line. */
final class Messages {

    private Messages() {}

    /** @param longest how many bytes a message may have; a signal that is longer by itself is left out */
    static List<String> write(String sender, List<Signal> signals, int longest) {
        var messages = new ArrayList<String>();
        var message = new StringBuilder(sender);
        for (var signal : signals) {
            var line = "\n" + SignalText.write(signal);
            if (message.length() + line.length() > longest && message.length() > sender.length()) {
                messages.add(message.toString());
                message.setLength(sender.length());
            }
            if (message.length() + line.length() <= longest) {
                message.append(line);
            }
        }
        if (message.length() > sender.length()) {
            messages.add(message.toString());
        }
        return messages;
    }

    /** The signals of a message; none of one's own. */
    static List<Signal> read(String self, String message) {
        var lines = message.lines().toList();
        if (lines.isEmpty() || lines.get(0).equals(self)) {
            return List.of();
        }
        return lines.stream()
                .skip(1)
                .map(SignalText::read)
                .flatMap(Optional::stream)
                .toList();
    }
}
