package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.PaletteViewModel.Entry;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Binds the command palette to its view model. The focus stays in the field, and goes back where it was. */
public final class PaletteController {

    private final PaletteViewModel viewModel;
    private final Actions actions;
    private final FocusKeeper focus = new FocusKeeper();

    @FXML
    private StackPane root;

    @FXML
    private TextField query;

    @FXML
    private ListView<Entry> list;

    @FXML
    private Label nothing;

    public PaletteController(PaletteViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(viewModel.showingProperty());
        root.managedProperty().bind(root.visibleProperty());
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        query.setOnAction(entered -> viewModel.choose());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::moveByArrows);
        list.setItems(viewModel.entries());
        list.setCellFactory(of -> new EntryCell());
        list.setOnMouseClicked(clicked -> {
            viewModel.highlightedProperty().set(list.getSelectionModel().getSelectedIndex());
            viewModel.choose();
        });
        nothing.visibleProperty().bind(Bindings.isEmpty(viewModel.entries()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        viewModel.highlightedProperty().addListener(moved -> highlight());
        viewModel.showingProperty().addListener((property, before, now) -> {
            if (now) {
                focus.takeFrom(root.getScene());
                highlight();
                Platform.runLater(query::requestFocus);
            } else {
                focus.giveBack();
            }
        });
        actions.register(Action.of(Group.WINDOW, "action.palette", viewModel::open)
                .keys("Ctrl+Shift+P")
                .onlyInTheHelp());
        actions.over(viewModel.showingProperty())
                .register(Action.of(Group.WINDOW, "action.palette.close", viewModel::close)
                        .keys("Esc", "Ctrl+Shift+P")
                        .quiet());
    }

    private void highlight() {
        var index = viewModel.highlightedProperty().get();
        list.getSelectionModel().clearAndSelect(index);
        if (index >= 0) {
            list.scrollTo(index);
        }
    }

    private void moveByArrows(KeyEvent pressed) {
        switch (pressed.getCode()) {
            case DOWN -> move(pressed, 1);
            case UP -> move(pressed, -1);
            default -> {
                // Everything else is typing.
            }
        }
    }

    private void move(KeyEvent pressed, int lines) {
        viewModel.move(lines);
        pressed.consume();
    }

    /** What it does or who it is, of which kind, and its keys. */
    private static final class EntryCell extends ListCell<Entry> {

        private final Label name = new Label();
        private final Label kind = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(10);

        private EntryCell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            kind.getStyleClass().addAll("text-muted");
            kind.setMinWidth(USE_PREF_SIZE);
            keys.getStyleClass().add("keys");
            keys.setMinWidth(USE_PREF_SIZE);
            keys.managedProperty().bind(keys.visibleProperty());
            keys.visibleProperty().bind(keys.textProperty().isNotEmpty());
            line.setAlignment(Pos.CENTER_LEFT);
            line.getChildren().addAll(name, space, kind, keys);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty ? null : line);
            if (!empty) {
                name.setText(entry.name());
                kind.setText(entry.kind());
                keys.setText(entry.keys());
            }
        }
    }
}
