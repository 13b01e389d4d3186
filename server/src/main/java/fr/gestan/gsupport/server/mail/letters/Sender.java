package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.mail.PublisherSettings;

/**
 * What each mail shows of the publisher, in the reader's language.
 *
 * @param colour of the heading, {@code #rrggbb}
 * @param linkColour {@code #rrggbb}
 * @param site null where none is set
 * @param facebook null where none is set
 * @param language of the mail, ISO 639-1
 */
record Sender(
        String name,
        String slogan,
        Logo logo,
        String colour,
        String linkColour,
        String site,
        String facebook,
        String language) {

    static Sender of(PublisherSettings publisher, Logo logo, Language language) {
        return new Sender(
                publisher.name(),
                language == Language.EN ? publisher.sloganEn().orElse(publisher.slogan()) : publisher.slogan(),
                logo,
                publisher.colour(),
                publisher.linkColour().orElse(publisher.colour()),
                publisher.site().map(Object::toString).orElse(null),
                publisher.facebook().map(Object::toString).orElse(null),
                language.code());
    }
}
