package fr.gestan.gsupport.desktop.shell;

import java.util.List;
import javafx.application.Application;

/** Where the desktop starts. It is no {@link Application} itself, so that it starts from a plain class path too. */
public final class Main {

    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** @param args see {@link Settings} */
    public static void main(String... args) {
        try {
            Settings.from(List.of(args), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("gSupport does not start: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
        Application.launch(DesktopApp.class, args);
    }
}
