package fr.gestan.gsupport.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;

/** Gives a window its colours and the size of its words, at once and on every screen of it. */
public final class Appearance {

    private static final String STYLESHEET = "desktop.css";

    private Appearance() {}

    /** @param dark whether light words stand on a dark ground */
    public static void give(Scene scene, boolean dark, TextSize textSize) {
        var colours = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(colours.getUserAgentStylesheet());
        var pairs = dark ? "colours-dark.css" : "colours-light.css";
        scene.getStylesheets().setAll(List.of(sheet(STYLESHEET), sheet(pairs), sheetWith(textSize)));
    }

    private static String sheet(String file) {
        return Appearance.class.getResource(file).toExternalForm();
    }

    /** A stylesheet and not a style of the root: menus and tooltips have roots of their own, and take over stylesheets. */
    private static String sheetWith(TextSize textSize) {
        var css = String.format(Locale.ROOT, ".root { -fx-font-size: %.1fpx; }", textSize.pixels());
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
