package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.HelpViewModel.Section;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds the help on keys to its view model. */
public final class HelpController {

    private static final double BETWEEN_COLUMNS = 24;
    private static final double BETWEEN_LINES = 3;

    private final HelpViewModel viewModel;
    private final Actions actions;
    private final FocusKeeper focus = new FocusKeeper();

    @FXML
    private StackPane root;

    @FXML
    private VBox left;

    @FXML
    private VBox right;

    @FXML
    private Button close;

    public HelpController(HelpViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(viewModel.showingProperty());
        root.managedProperty().bind(root.visibleProperty());
        viewModel.showingProperty().addListener((property, before, now) -> {
            if (now) {
                fill();
                focus.takeFrom(root.getScene());
                Platform.runLater(close::requestFocus);
            } else {
                focus.giveBack();
            }
        });
        actions.register(Action.of(Group.WINDOW, "action.help", viewModel::open).keys("F1"));
        actions.show(
                actions.over(viewModel.showingProperty())
                        .register(Action.of(Group.WINDOW, "action.help.close", viewModel::close)
                                .keys("Esc", "F1")
                                .quiet()),
                close);
    }

    /** Two columns of about the same height. */
    private void fill() {
        left.getChildren().clear();
        right.getChildren().clear();
        var lines = viewModel.sections().stream()
                .mapToInt(section -> section.lines().size())
                .sum();
        var placed = 0;
        for (var section : viewModel.sections()) {
            (placed * 2 < lines - section.lines().size() / 2 ? left : right)
                    .getChildren()
                    .addAll(nodesOf(section));
            placed += section.lines().size();
        }
    }

    private static Node[] nodesOf(Section section) {
        var title = new Label(section.title());
        title.getStyleClass().add("help-group");
        var grid = new GridPane();
        grid.setHgap(BETWEEN_COLUMNS);
        grid.setVgap(BETWEEN_LINES);
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(words);
        for (var line : section.lines()) {
            var what = new Label(line.words());
            what.setWrapText(true);
            var keys = new Label(line.keys());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), what, keys);
        }
        return new Node[] {title, grid};
    }
}
