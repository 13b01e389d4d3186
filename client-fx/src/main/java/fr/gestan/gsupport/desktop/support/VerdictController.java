package fr.gestan.gsupport.desktop.support;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the verdict on the call, which stays in sight whatever lies below it. */
public final class VerdictController {

    private final CardViewModel viewModel;

    @FXML
    private HBox verdictBar;

    @FXML
    private FontIcon verdictIcon;

    @FXML
    private Label verdictWord;

    @FXML
    private Label verdict;

    public VerdictController(CardViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        verdictWord.textProperty().bind(viewModel.verdictWord());
        verdict.textProperty().bind(viewModel.verdict());
        Looks.toneOf(verdictBar, viewModel.verdictTone());
        viewModel.verdictTone().addListener((tone, before, now) -> {
            if (now != null) {
                verdictIcon.setIconLiteral(now.icon());
            }
        });
    }
}
