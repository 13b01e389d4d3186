package fr.gestan.gsupport.desktop.office.worklists;

import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.desktop.mails.Shown;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Binds the counts at the window's edge: each leads to its list; the keyboard's way there is the view of the lists. */
public final class CountsController {

    private final CountsViewModel viewModel;
    private final Consumer<Worklist> open;

    @FXML
    private FlowPane counts;

    /** @param open shows a list */
    public CountsController(CountsViewModel viewModel, Consumer<Worklist> open) {
        this.viewModel = viewModel;
        this.open = open;
    }

    @FXML
    private void initialize() {
        viewModel.counts().addListener((ListChangeListener<WorklistCount>) change -> show());
        show();
        Shown.when(counts, Bindings.isNotEmpty(counts.getChildren()));
    }

    private void show() {
        counts.getChildren()
                .setAll(viewModel.counts().stream()
                        .filter(count -> count.count() > 0)
                        .map(this::buttonOf)
                        .toList());
    }

    private Button buttonOf(WorklistCount count) {
        var button = new Button(viewModel.shortOf(count));
        button.setId("count-" + CountsViewModel.key(count.list()));
        button.setMnemonicParsing(false);
        button.setFocusTraversable(false);
        button.getStyleClass().addAll("flat", "small", "worklist-count");
        button.setOnAction(clicked -> open.accept(count.list()));
        return button;
    }
}
