package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.audit.LastChange;
import fr.gestan.gsupport.server.http.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says who changed a client while somebody else was writing. */
@ApplicationScoped
class FasterPerson {

    private static final List<String> ACTIONS =
            List.of("client.create", "client.correct", "do-not-intervene.set", "do-not-intervene.lift");

    private final LastChange lastChange;
    private final ZoneId publisherZone;

    FasterPerson(LastChange lastChange, ZoneId publisherZone) {
        this.lastChange = lastChange;
        this.publisherZone = publisherZone;
    }

    /** Who and when, in the publisher's time zone; where the audit tells of nobody, only that somebody did. */
    String sentence(long clientId, Locale language) {
        var words = Words.of("clients", language);
        return lastChange
                .of(clientId, ACTIONS)
                .map(change -> {
                    var at = change.at().atZone(publisherZone);
                    return text(
                            words,
                            "stale.by",
                            language,
                            String.valueOf(clientId),
                            change.fullName() == null ? change.code() : change.fullName(),
                            change.code(),
                            DateTimeFormatter.ofPattern(words.getString("stale.date"), language)
                                    .format(at),
                            DateTimeFormatter.ofPattern(words.getString("stale.time"), language)
                                    .format(at));
                })
                .orElseGet(() -> text(words, "stale.unknown", language, String.valueOf(clientId)));
    }

    private static String text(ResourceBundle words, String key, Locale language, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
