package fr.gestan.gsupport.desktop.notifications;

import fr.gestan.gsupport.desktop.notifications.NotificationsViewModel.Note;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds one note. */
public final class NoteController {

    private final NotificationsViewModel viewModel;
    private final Note note;

    @FXML
    private HBox root;

    @FXML
    private FontIcon icon;

    @FXML
    private Label sentence;

    @FXML
    private Button dismiss;

    public NoteController(NotificationsViewModel viewModel, Note note) {
        this.viewModel = viewModel;
        this.note = note;
    }

    @FXML
    private void initialize() {
        icon.setIconLiteral(
                switch (note.kind()) {
                    case CLIENT_OPENED -> "fth-crosshair";
                    case RECORD_REFUSED -> "fth-alert-triangle";
                    case STOPWATCH_LONG -> "fth-clock";
                    case MAIL_FAILED -> "fth-mail";
                });
        sentence.setText(note.sentence());
        root.setAccessibleText(note.sentence());
        root.setOnMouseClicked(clicked -> viewModel.follow(note));
        dismiss.setOnAction(clicked -> viewModel.dismiss(note));
    }
}
