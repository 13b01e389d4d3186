package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.history.HistoryLine;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows how far the mails of a line have come, and says more when pointed at or read aloud. */
public final class MailCell extends TableCell<HistoryLine, HistoryLine> {

    private static final double TOOLTIP_WIDTH = 420;

    private final MailMarks marks;
    private final VBox shown = new VBox(2);
    private final Tooltip tooltip = new Tooltip();

    public MailCell(MailMarks marks) {
        this.marks = marks;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
    }

    @Override
    protected void updateItem(HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        var found = empty || line == null ? null : marks.of(line);
        if (found == null || found.isEmpty()) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        shown.getChildren().setAll(found.stream().map(MailCell::label).toList());
        tooltip.setText(found.stream().map(MailMark::sentence).collect(Collectors.joining("\n")));
        setGraphic(shown);
        setTooltip(tooltip);
    }

    private static Label label(MailMark mark) {
        var label = new Label(mark.words(), new FontIcon(mark.icon()));
        label.setAccessibleText(mark.sentence());
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll("mail-mark", mark.styleClass());
        return label;
    }
}
