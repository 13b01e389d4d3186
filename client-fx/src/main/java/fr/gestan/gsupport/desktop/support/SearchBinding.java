package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.search.Highlight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.ListChangeListener;
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
        field.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                viewModel.entered();
            } else {
                viewModel.left();
            }
        });
        message.textProperty().bind(viewModel.messageProperty());
        results.setItems(viewModel.results());
        results.fixedCellSizeProperty().bind(lineHeight(message));
        results.setCellFactory(list -> new ResultCell());
        results.maxHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(linesShown, viewModel.results().size()) * results.getFixedCellSize() + BORDER,
                        viewModel.results(),
                        results.fixedCellSizeProperty()));
        Looks.showWhile(results, viewModel.showingProperty());
        results.accessibleTextProperty()
                .bind(viewModel
                        .recentShownProperty()
                        .map(recent -> messages.text(recent ? "support.search.recents" : "support.search.results")));
        // Equal clients count as the same to the list, and what was typed has changed.
        viewModel.results().addListener((ListChangeListener<ClientSummary>) change -> results.refresh());
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

    private static DoubleBinding lineHeight(Label plain) {
        return Bindings.createDoubleBinding(
                () -> Math.rint(LINE_HEIGHT * Looks.textScale(plain)), plain.fontProperty());
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

    /** A client in the list: id, company, contact, town, NPI mark, balance; what was typed stands out in them. */
    private final class ResultCell extends ListCell<ClientSummary> {

        private final Label id = new Label();
        private final HBox company = new HBox();
        private final HBox contact = new HBox();
        private final HBox town = new HBox();
        private final Label npi = new Label(messages.text("support.card.npi.short"));
        private final Label balance = new Label();
        private final HBox line = new HBox(10);

        private ResultCell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            id.getStyleClass().add("text-muted");
            id.setMinWidth(USE_PREF_SIZE);
            id.getStyleClass().add("result-id");
            company.getStyleClass().add("result-company");
            for (var texts : List.of(company, contact, town)) {
                texts.setAlignment(Pos.CENTER_LEFT);
            }
            npi.getStyleClass().add("npi-mark");
            npi.setMinWidth(USE_PREF_SIZE);
            npi.managedProperty().bind(npi.visibleProperty());
            balance.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("result");
            line.getChildren().addAll(id, company, contact, town, space, npi, balance);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ClientSummary match, boolean empty) {
            super.updateItem(match, empty);
            setGraphic(empty ? null : line);
            if (!empty) {
                var recent = viewModel.recentShownProperty().get();
                var typed = recent ? "" : viewModel.queryProperty().get();
                id.setText(formats.number(match.id()));
                show(company, match.companyName(), typed);
                show(contact, contactOf(match, typed), typed);
                show(town, match.city(), typed);
                npi.setVisible(match.doNotIntervene());
                balance.setText(
                        recent
                                ? messages.text("support.search.recent")
                                : messages.text("support.search.balance", formats.number(match.balanceMinutes())));
            }
        }

        /** The e-mail only where that is why the client was found. */
        private String contactOf(ClientSummary match, String typed) {
            var name = Stream.of(match.firstName(), match.lastName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            var elsewhere = Stream.of(match.companyName(), name, match.city()).anyMatch(text -> stands(text, typed));
            return !elsewhere && stands(match.email(), typed) ? name + " " + match.email() : name;
        }

        private static boolean stands(String text, String typed) {
            return Highlight.of(text, typed).stream().anyMatch(Highlight.Part::matched);
        }

        private static void show(HBox box, String text, String typed) {
            box.getChildren()
                    .setAll(Highlight.of(text, typed).stream()
                            .map(ResultCell::label)
                            .toList());
        }

        private static Label label(Highlight.Part part) {
            var label = new Label(part.text());
            label.getStyleClass().add(part.matched() ? "match" : "no-match");
            return label;
        }
    }
}
