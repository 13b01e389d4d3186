package fr.gestan.gsupport.desktop.shell;

import javafx.application.Application;

/** Where the desktop starts. It is no {@link Application} itself, so that it starts from a plain class path too. */
public final class Main {

    private Main() {}

    /** @param args see {@link Settings} */
    public static void main(String... args) {
        // The server closes connections that are idle for a minute; ours must go first, or a recording meets a closed
        // one and nobody knows whether it arrived.
        System.setProperty("jdk.httpclient.keepalive.timeout", "30");
        Application.launch(DesktopApp.class, args);
    }
}
