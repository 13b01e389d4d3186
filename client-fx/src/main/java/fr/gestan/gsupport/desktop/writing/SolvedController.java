package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.interventions.SolvedProblem;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Binds "déjà résolu" to its view model. */
public final class SolvedController {

    private static final double MARGIN = 40;

    private final SolvedViewModel viewModel;

    @FXML
    private Pane root;

    @FXML
    private TextField query;

    @FXML
    private ListView<SolvedProblem> found;

    @FXML
    private Label message;

    public SolvedController(SolvedViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::goDown);
        message.textProperty().bind(viewModel.messageProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        found.setItems(viewModel.found());
        found.setCellFactory(list -> new Cell());
        found.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        found.setOnMouseClicked(clicked -> {
            if (clicked.getClickCount() > 1) {
                choose();
            }
        });
        root.sceneProperty().addListener(appeared -> Platform.runLater(query::requestFocus));
    }

    private void goDown(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.DOWN && !found.getItems().isEmpty()) {
            pressed.consume();
            found.requestFocus();
            found.getSelectionModel().select(0);
        }
    }

    /** Head, summary and advice below one another, as wide as the list. */
    private final class Cell extends ListCell<SolvedProblem> {

        private final Label head = new Label();
        private final Label summary = new Label();
        private final Label advice = new Label();
        private final VBox lines = new VBox(head, summary, advice);

        Cell() {
            head.getStyleClass().add("text-muted");
            for (var line : new Label[] {head, summary, advice}) {
                line.setWrapText(true);
                line.setMinHeight(USE_PREF_SIZE);
            }
            setPrefWidth(0);
            lines.maxWidthProperty().bind(found.widthProperty().subtract(MARGIN));
        }

        @Override
        protected void updateItem(SolvedProblem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty) {
                setGraphic(null);
                return;
            }
            head.setText(viewModel.headOf(problem));
            summary.setText(problem.summary());
            advice.setText(viewModel.adviceOf(problem));
            advice.setManaged(!advice.getText().isEmpty());
            setGraphic(lines);
        }
    }

    @FXML
    private void choose() {
        viewModel.choose(found.getSelectionModel().getSelectedItem());
    }
}
