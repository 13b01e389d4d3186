package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import java.util.Locale;

/** How the screen says go, careful or stop: by colour, by icon and by word. */
public enum Tone {
    GREEN("fth-check-circle"),
    ORANGE("fth-alert-triangle"),
    RED("fth-x-octagon");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    /** The tone of a verdict on a call. */
    public static Tone of(Decision decision) {
        return switch (decision) {
            case PROCEED, PROCEED_FIRST_CALL -> GREEN;
            case PROCEED_WITH_REMINDER -> ORANGE;
            case REFUSE_OVERDRAWN, REFUSE_DO_NOT_INTERVENE -> RED;
        };
    }

    /** Ikonli's name of the icon. */
    public String icon() {
        return icon;
    }

    /** The CSS class. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
