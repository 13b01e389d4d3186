package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;

/** Binds the preview of the mail to its view model. */
public final class PreviewController {

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
    private StackPane html;

    @FXML
    private TextArea text;

    @FXML
    private Button close;

    private WebView page;

    public PreviewController(PreviewViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Looks.showWhile(root, viewModel.showingProperty());
        subject.textProperty().bind(viewModel.mailProperty().map(RecapPreview::subject));
        text.textProperty().bind(viewModel.mailProperty().map(RecapPreview::text));
        balanceAfter.textProperty().bind(viewModel.balanceAfter());
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

    /** The browser engine is made for the first preview only: it takes time and memory that most calls need not pay. */
    private void show(RecapPreview mail) {
        if (page == null) {
            page = new WebView();
            page.getEngine().setJavaScriptEnabled(false);
            page.getEngine().setUserStyleSheetLocation(NO_LINKS);
            page.setContextMenuEnabled(false);
            html.getChildren().add(page);
        }
        page.setZoom(Looks.textScale(subject));
        page.getEngine().loadContent(mail.html());
    }

    @FXML
    private void close() {
        viewModel.close();
    }
}
