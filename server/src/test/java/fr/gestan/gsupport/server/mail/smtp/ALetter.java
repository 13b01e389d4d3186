package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.letters.InlineImage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A letter to a client of which nothing is said but what matters. */
record ALetter(String recipient, String subject, String text, List<InlineImage> images) {

    static final UUID ID = UUID.fromString("3f0e6c1e-93a5-4b1e-8a55-2f6a0c7c9d10");
    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    static final Map<String, String> ONE_CLICK = Map.of(
            "List-Unsubscribe",
            "<https://support.example/mail-preferences/" + "0123456789abcdef".repeat(4) + "?kind=RECAP>",
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click");

    static ALetter to(String recipient) {
        return new ALetter(recipient, "Votre situation de Crédit-Temps", "Déjà vu 😊\n", List.of());
    }

    ALetter about(String other) {
        return new ALetter(recipient, other, text, images);
    }

    ALetter saying(String other) {
        return new ALetter(recipient, subject, other, images);
    }

    ALetter showing(InlineImage image) {
        return new ALetter(recipient, subject, text, List.of(image));
    }

    Letter whole() {
        return new Letter(
                ID,
                List.of(recipient),
                subject,
                text,
                "<html><body><p>" + text + "</p></body></html>",
                images,
                ONE_CLICK);
    }

    WrittenMail written() throws NotTaken {
        return written(MailSet.USUAL, Optional.empty());
    }

    WrittenMail written(MailSet settings, Optional<DkimSigner> signer) throws NotTaken {
        return new MailWriter(settings, signer, Clock.fixed(NOW, ZoneOffset.UTC), ZoneId.of("Europe/Paris"))
                .write(whole());
    }
}
