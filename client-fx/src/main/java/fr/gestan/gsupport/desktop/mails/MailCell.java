package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.theme.Hint;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows how far the mails of a line have come, and says more when pointed at or read aloud. */
public final class MailCell extends TableCell<HistoryLine, HistoryLine> {

    private static final double TOOLTIP_WIDTH = 420;

    private final MailMarks marks;
    private final VBox shown = new VBox(2);
    private final Hint hint = Hint.on(this, TOOLTIP_WIDTH, this::sentences);

    public MailCell(MailMarks marks) {
        this.marks = marks;
    }

    @Override
    protected void updateItem(HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        hint.changed();
        var found = found();
        if (found.isEmpty()) {
            setGraphic(null);
            return;
        }
        shown.getChildren().setAll(found.stream().map(MailCell::label).toList());
        setGraphic(shown);
    }

    private List<MailMark> found() {
        return getItem() == null ? List.of() : marks.of(getItem());
    }

    private String sentences() {
        return found().stream().map(MailMark::sentence).collect(Collectors.joining("\n"));
    }

    private static Label label(MailMark mark) {
        var label = new Label(mark.words(), new FontIcon(mark.icon()));
        label.setAccessibleText(mark.sentence());
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll("mail-mark", mark.styleClass());
        return label;
    }
}
