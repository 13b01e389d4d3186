package fr.gestan.gsupport.desktop.settings;

import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a person chose for the desktop on this computer.
 *
 * @param language {@link Locale#FRENCH} or {@link Locale#ENGLISH}
 * @param spelling whether what is written to clients is checked for words of no French
 * @param notifications the kinds that are told
 */
public record Preferences(
        Locale language, Theme theme, TextSize textSize, boolean spelling, Set<NotificationKind> notifications) {

    public Preferences {
        notifications = Set.copyOf(notifications);
    }

    /** The same in another language. */
    public Preferences speaking(Locale other) {
        return new Preferences(other, theme, textSize, spelling, notifications);
    }

    /** What holds before anybody chose. */
    public static Preferences usual() {
        return new Preferences(
                Locale.FRENCH, Theme.SYSTEM, TextSize.USUAL, true, EnumSet.allOf(NotificationKind.class));
    }
}
