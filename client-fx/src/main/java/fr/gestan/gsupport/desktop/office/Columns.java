package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.theme.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Adds columns to a table: of texts, which take as many lines as they need, and of figures, which are sorted as figures.
 * They are as wide as the letters are large; where that is wider than the table, it is scrolled sideways.
 *
 * @param <T> of the rows
 */
public final class Columns<T> {

    private static final double CELL_PADDING = 14;
    private static final double NARROWEST = 0.7;
    private static final double SCROLL_BAR = 12;
    private static final int TWICE = 2;

    private final TableView<T> table;
    private final List<Width> widths = new ArrayList<>();
    private double scale = 1;

    /** Of a column, for letters of the usual size. */
    private record Width(TableColumn<?, ?> column, double least, double usual, double most) {

        void give(double scale) {
            column.setMaxWidth(most * scale);
            column.setMinWidth(least * scale);
            column.setPrefWidth(usual * scale);
        }
    }

    private Columns(TableView<T> table) {
        this.table = table;
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getStyleClass().add("office-table");
        table.getColumns().clear();
        table.itemsProperty()
                .addListener((property, before, now) ->
                        now.addListener((ListChangeListener<T>) change -> Platform.runLater(this::fit)));
        table.widthProperty().addListener(changed -> Platform.runLater(this::fit));
        table.skinProperty().addListener(changed -> Platform.runLater(this::followTheLetters));
    }

    /** The headings have the size of plain text. */
    private void followTheLetters() {
        if (table.lookup(".column-header .label") instanceof Label heading) {
            heading.fontProperty().addListener(changed -> scaleAs(heading));
            scaleAs(heading);
        }
    }

    private void scaleAs(Label heading) {
        var now = heading.getFont().getSize() / TextSize.USUAL.pixels();
        if (now != scale) {
            scale = now;
            widths.forEach(width -> width.give(scale));
        }
        fit();
    }

    /** The scroll bar comes with the rows and takes its room from the columns: the headings are to follow. */
    private void fit() {
        if (table.getSkin() != null) {
            table.layout();
            var needed = widths.stream().mapToDouble(Width::least).sum() * scale + SCROLL_BAR;
            if (needed > table.getWidth()) {
                table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
                table.getColumns()
                        .forEach(column -> table.resizeColumn(column, column.getPrefWidth() - column.getWidth()));
            } else {
                table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
            }
            table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
            table.lookupAll(".column-header").forEach(header -> ((Parent) header).requestLayout());
            table.requestLayout();
        }
    }

    public static <T> Columns<T> of(TableView<T> table) {
        return new Columns<>(table);
    }

    /** @param width in pixels, to be shared out with the others */
    public Columns<T> text(String title, double width, Function<T, String> text) {
        var column = column(title, text);
        add(new Width(column, width * NARROWEST, width, Double.MAX_VALUE));
        column.setCellFactory(of -> new WrappingCell<>(of, TextAlignment.LEFT, Function.identity()));
        return this;
    }

    /**
     * A column that keeps its width, in pixels for letters of the usual size.
     *
     * @param words how a value is shown; a null is shown as nothing
     */
    public <V extends Comparable<? super V>> Columns<T> figure(
            String title, double width, Function<T, V> value, Function<V, String> words) {
        var column = column(title, value);
        add(new Width(column, width, width, width));
        column.setCellFactory(of -> new WrappingCell<>(of, TextAlignment.RIGHT, words));
        return this;
    }

    private void add(Width width) {
        widths.add(width);
        width.give(scale);
    }

    private <V> TableColumn<T, V> column(String title, Function<T, V> value) {
        var column = new TableColumn<T, V>(title);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /** What Enter and a double click on a row do. */
    public Columns<T> onEnter(Consumer<T> run) {
        table.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (pressed.getCode() == KeyCode.ENTER && !pressed.isControlDown() && chosen != null) {
                pressed.consume();
                run.accept(chosen);
            }
        });
        table.setRowFactory(of -> {
            var row = new TableRow<T>();
            row.setOnMouseClicked(clicked -> {
                if (clicked.getClickCount() == TWICE && row.getItem() != null) {
                    run.accept(row.getItem());
                }
            });
            return row;
        });
        return this;
    }

    /** Shows a value on as many lines as it takes, so that it is never cut off, at any size of text. */
    private static final class WrappingCell<T, V> extends TableCell<T, V> {

        private final Text text = new Text();
        private final Function<V, String> words;

        private WrappingCell(TableColumn<T, V> column, TextAlignment alignment, Function<V, String> words) {
            this.words = words;
            text.getStyleClass().add("cell-text");
            text.setTextAlignment(alignment);
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(CELL_PADDING));
        }

        @Override
        protected void updateItem(V value, boolean empty) {
            super.updateItem(value, empty);
            text.setText(empty || value == null ? "" : words.apply(value));
            setGraphic(empty ? null : text);
        }
    }
}
