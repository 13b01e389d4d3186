package fr.gestan.gsupport.desktop.support;

import com.sun.glass.utils.NativeLibLoader;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;

/** Binds the preview of the mail to its view model. */
public final class PreviewController {

    private static final String BROWSER_LIBRARY = "jfxwebkit";

    /** The mail's links are to be seen, not followed: one of them stops the client's mails. */
    private static final String NO_LINKS = "data:text/css,a{pointer-events:none}";

    private final PreviewViewModel viewModel;

    @FXML
    private StackPane root;

    @FXML
    private ToggleGroup billing;

    @FXML
    private ToggleButton normal;

    @FXML
    private ToggleButton free;

    @FXML
    private Label subject;

    @FXML
    private Label balanceAfter;

    @FXML
    private Label plain;

    @FXML
    private TabPane tabs;

    @FXML
    private StackPane html;

    @FXML
    private Tab textTab;

    @FXML
    private TextArea text;

    @FXML
    private Button close;

    private final Runnable library;
    private WebView page;

    public PreviewController(PreviewViewModel viewModel) {
        this(viewModel, () -> NativeLibLoader.loadLibrary(BROWSER_LIBRARY));
    }

    /** @param library loads what shows pages, or throws */
    PreviewController(PreviewViewModel viewModel, Runnable library) {
        this.viewModel = viewModel;
        this.library = library;
    }

    @FXML
    private void initialize() {
        Looks.showWhile(root, viewModel.showingProperty());
        subject.textProperty().bind(viewModel.mailProperty().map(RecapPreview::subject));
        text.textProperty().bind(viewModel.mailProperty().map(RecapPreview::text));
        balanceAfter.textProperty().bind(viewModel.balanceAfter());
        plain.textProperty().bind(viewModel.plainBecauseProperty());
        Looks.showWhile(plain, plain.textProperty().isNotEmpty());
        viewModel.mailProperty().addListener((property, before, now) -> show(now));
        viewModel.showingProperty().addListener((property, before, now) -> {
            if (now) {
                Platform.runLater(close::requestFocus);
            }
        });
        billing.selectToggle(normal);
        billing.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                billing.selectToggle(before);
            } else {
                viewModel.billingProperty().set(now == free ? Billing.FREE : Billing.NORMAL);
            }
        });
    }

    /**
     * The browser engine is made for the first preview only: it takes time and memory that most calls need not pay. Its
     * library is loaded apart from the window's thread, which would stand still for a second; what is in the mail can be
     * read as text meanwhile.
     */
    private void show(RecapPreview mail) {
        if (page != null) {
            load(mail);
        } else {
            CompletableFuture.runAsync(library)
                    .thenRunAsync(this::makePage, Platform::runLater)
                    .thenRunAsync(() -> load(viewModel.mailProperty().get()), Platform::runLater)
                    .whenCompleteAsync((shown, failure) -> tellWhetherShown(failure), Platform::runLater);
        }
    }

    private void tellWhetherShown(Throwable failure) {
        if (failure != null) {
            viewModel.pageFailed(failure);
            tabs.getSelectionModel().select(textTab);
        }
    }

    private void makePage() {
        if (page == null) {
            page = new WebView();
            page.getEngine().setJavaScriptEnabled(false);
            page.getEngine().setUserStyleSheetLocation(NO_LINKS);
            page.setContextMenuEnabled(false);
            html.getChildren().add(page);
        }
    }

    private void load(RecapPreview mail) {
        page.setZoom(Looks.textScale(subject));
        page.getEngine().loadContent(mail == null ? "" : mail.html());
    }

    @FXML
    private void close() {
        viewModel.close();
    }
}
