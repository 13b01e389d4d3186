package fr.gestan.gsupport.desktop.theme;

/** How bright the desktop is. */
public enum Theme {
    LIGHT,
    DARK,
    /** Whatever the computer's own setting says when the desktop starts or this is chosen. */
    SYSTEM
}
