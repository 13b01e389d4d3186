package fr.gestan.gsupport.desktop.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML files, with the words of one language and with controllers made by constructors. */
final class Views {

    /** Every screen there is. */
    enum View {
        LOGIN("session/login.fxml"),
        RESUME("session/resume.fxml"),
        NOTE("notifications/note.fxml"),
        PALETTE("actions/palette.fxml"),
        HELP("actions/help.fxml"),
        MINI("mini/mini.fxml"),
        SETTINGS("settings/settings.fxml"),
        SUPPORT("support/support.fxml"),
        SOLVED("writing/solved.fxml"),
        TEMPLATES("writing/templates.fxml"),
        OFFICE("office/office.fxml"),
        CLIENT_FORM("office/client-form.fxml"),
        CREDIT("office/credit.fxml"),
        PACKS("office/packs.fxml"),
        STATEMENT("office/statement.fxml"),
        OVERVIEW("office/overview.fxml"),
        WORKLISTS("office/worklists.fxml"),
        PAY("office/pay.fxml"),
        ACCOUNTS("office/accounts.fxml"),
        KEYS("office/keys.fxml"),
        AUDIT("office/audit.fxml");

        private static final String BASE = "/fr/gestan/gsupport/desktop/";
        private final String file;

        View(String file) {
            this.file = BASE + file;
        }
    }

    private final ResourceBundle words;

    Views(ResourceBundle words) {
        this.words = words;
    }

    /** @param controllers how to make the controller of the view and those of the views that it includes */
    Parent load(View view, Map<Class<?>, Supplier<?>> controllers) {
        var loader = new FXMLLoader(Views.class.getResource(view.file), words);
        loader.setControllerFactory(type -> controllers.get(type).get());
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The screen " + view + " cannot be loaded", e);
        }
    }
}
