package fr.gestan.gsupport.server;

import static fr.gestan.gsupport.server.StartSettings.checkUrl;
import static fr.gestan.gsupport.server.StartSettings.value;
import static fr.gestan.gsupport.server.StartSettings.wrong;

import fr.gestan.gsupport.server.mail.letters.Logo;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether mails and pages can show what the settings say of the publisher. */
final class PublisherChecks {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SLOGAN = 200;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** What the guidelines for accessible pages ask of text (WCAG 2, contrast). */
    private static final double LEAST_CONTRAST = 4.5;

    private PublisherChecks() {}

    /** @throws WrongSetting at the first that they can not */
    static void check(SmallRyeConfig config) {
        checkWords(config, "gsupport.publisher.name", LONGEST_NAME);
        checkWords(config, "gsupport.publisher.slogan", LONGEST_SLOGAN);
        checkWords(config, "gsupport.publisher.slogan-en", LONGEST_SLOGAN);
        checkColour(config, "gsupport.publisher.colour", "on which white text can be read");
        checkColour(config, "gsupport.publisher.link-colour", "that can be read on white");
        checkUrl(config, "gsupport.publisher.site");
        checkUrl(config, "gsupport.publisher.facebook");
        checkLogo(config, "gsupport.publisher.logo");
    }

    private static void checkWords(SmallRyeConfig config, String name, int longest) {
        value(config, name)
                .filter(words -> words.length() > longest || words.chars().anyMatch(Character::isISOControl))
                .ifPresent(words -> {
                    throw wrong(name, words, "one line of at most " + longest + " characters");
                });
    }

    private static void checkColour(SmallRyeConfig config, String name, String readable) {
        value(config, name)
                .filter(colour -> !COLOUR.matcher(colour).matches() || contrastToWhite(colour) < LEAST_CONTRAST)
                .ifPresent(colour -> {
                    throw wrong(name, colour, "a colour such as #1d5c85 " + readable);
                });
    }

    private static double contrastToWhite(String colour) {
        double luminance = 0.2126 * light(colour, 1) + 0.7152 * light(colour, 3) + 0.0722 * light(colour, 5);
        return 1.05 / (luminance + 0.05);
    }

    private static double light(String colour, int from) {
        double part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static void checkLogo(SmallRyeConfig config, String name) {
        value(config, name).ifPresent(file -> {
            try {
                Logo.of(Path.of(file));
            } catch (Logo.Unusable | InvalidPathException e) {
                throw wrong(name, file, Logo.REQUIRED);
            }
        });
    }
}
