package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Binds the search field and the list under it to their view model. The focus stays in the field. */
final class SearchBinding {

    private static final double LINE_HEIGHT = 34;
    private static final double BORDER = 4;

    private final SearchViewModel viewModel;
    private final Messages messages;
    private final Formats formats;
    private final int linesShown;

    /** @param linesShown how many matches are seen at once, at most */
    SearchBinding(SearchViewModel viewModel, Messages messages, Formats formats, int linesShown) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.formats = formats;
        this.linesShown = linesShown;
    }

    void bind(TextField field, ListView<ClientSummary> results, Label message) {
        field.textProperty().bindBidirectional(viewModel.queryProperty());
        field.setOnAction(entered -> viewModel.enter());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::moveByArrows);
        message.textProperty().bind(viewModel.messageProperty());
        results.setItems(viewModel.results());
        results.setFixedCellSize(LINE_HEIGHT);
        results.setCellFactory(list -> new ResultCell());
        results.maxHeightProperty()
                .bind(Bindings.size(viewModel.results())
                        .map(count -> Math.min(linesShown, count.intValue()) * LINE_HEIGHT + BORDER));
        Looks.showWhile(results, viewModel.showingProperty());
        results.setOnMouseClicked(clicked -> {
            var chosen = results.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                viewModel.choose(chosen);
            }
        });
        viewModel.highlightedProperty().addListener((property, before, now) -> highlight(results, now.intValue()));
        viewModel
                .showingProperty()
                .addListener(shown ->
                        highlight(results, viewModel.highlightedProperty().get()));
    }

    private static void highlight(ListView<ClientSummary> results, int index) {
        results.getSelectionModel().clearAndSelect(index);
        if (index >= 0) {
            results.scrollTo(index);
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

    /** A client in the list: id, company, town, NPI mark, balance. */
    private final class ResultCell extends ListCell<ClientSummary> {

        private final Label id = new Label();
        private final Label company = new Label();
        private final Label town = new Label();
        private final Label npi = new Label(messages.text("support.card.npi.short"));
        private final Label balance = new Label();
        private final HBox line = new HBox(10);

        private ResultCell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            id.getStyleClass().add("text-muted");
            id.setMinWidth(54);
            company.getStyleClass().add("text-bold");
            town.getStyleClass().add("text-muted");
            npi.getStyleClass().add("npi-mark");
            npi.setMinWidth(USE_PREF_SIZE);
            npi.managedProperty().bind(npi.visibleProperty());
            balance.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("result");
            line.getChildren().addAll(id, company, town, space, npi, balance);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ClientSummary match, boolean empty) {
            super.updateItem(match, empty);
            setGraphic(empty ? null : line);
            if (!empty) {
                id.setText(formats.number(match.id()));
                company.setText(match.companyName());
                town.setText(match.city());
                npi.setVisible(match.doNotIntervene());
                balance.setText(messages.text("support.search.balance", formats.number(match.balanceMinutes())));
            }
        }
    }
}
