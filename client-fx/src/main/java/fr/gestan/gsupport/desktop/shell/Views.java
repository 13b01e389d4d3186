package fr.gestan.gsupport.desktop.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Consumer;
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
        SUPPORT(
                "support/support.fxml",
                new Part("greenButton", "greenbutton/green-button.fxml"),
                new Part("officeMenu", "office/menu.fxml"),
                new Part("myMonth", "office/my-month.fxml"),
                new Part("failedMailsStrip", "mails/failed-mails-strip.fxml"),
                new Part("greenButtonStrip", "greenbutton/strip.fxml"),
                new Part("outbox", "outbox/outbox.fxml"),
                new Part("verdict", "support/verdict.fxml"),
                new Part("card", "support/card.fxml"),
                new Part("form", "support/form.fxml"),
                new Part("lines", "support/history.fxml"),
                new Part("preview", "support/preview.fxml"),
                new Part("bugReport", "mails/bug-report.fxml"),
                new Part("failedMails", "mails/failed-mails.fxml"),
                new Part("correctionForm", "support/correction-form.fxml"),
                new Part("password", "session/password.fxml"),
                new Part("counts", "office/counts.fxml")),
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

        private final String file;
        private final List<Part> parts;

        View(String file, Part... parts) {
            this.file = file;
            this.parts = List.of(parts);
        }
    }

    /**
     * What a large screen refers to instead of including it, so that it need not be loaded in one go.
     *
     * @param name by which the screen refers to it; its controller's name ends with {@code Controller}
     */
    private record Part(String name, String file) {}

    private static final String BASE = "/fr/gestan/gsupport/desktop/";

    private final ResourceBundle words;

    Views(ResourceBundle words) {
        this.words = words;
    }

    /** @param controllers how to make the controller of the view and those of the views that it includes */
    Parent load(View view, Map<Class<?>, Supplier<?>> controllers) {
        return load(loaderOf(view.file, controllers));
    }

    /**
     * Loads a view part by part, and itself last.
     *
     * @param pieces does one after the other
     * @param then takes the view
     */
    void load(View view, Map<Class<?>, Supplier<?>> controllers, InPieces pieces, Consumer<Parent> then) {
        var loaded = new HashMap<String, Object>();
        view.parts.forEach(part -> pieces.then(() -> {
            var loader = loaderOf(part.file, controllers);
            loaded.put(part.name, load(loader));
            loaded.put(part.name + FXMLLoader.CONTROLLER_SUFFIX, loader.getController());
        }));
        pieces.then(() -> {
            var loader = loaderOf(view.file, controllers);
            loader.getNamespace().putAll(loaded);
            then.accept(load(loader));
        });
    }

    private FXMLLoader loaderOf(String file, Map<Class<?>, Supplier<?>> controllers) {
        var loader = new FXMLLoader(Views.class.getResource(BASE + file), words);
        loader.setControllerFactory(type -> controllers.get(type).get());
        return loader;
    }

    private static <T> T load(FXMLLoader loader) {
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The screen " + loader.getLocation() + " cannot be loaded", e);
        }
    }
}
