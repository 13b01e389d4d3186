package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.i18n.Formats;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

/** Lets a day be typed as the support desk writes it, {@code 30/07/2021}, or chosen. */
public final class DateField {

    private static final List<DateTimeFormatter> TYPED = List.of(
            DateTimeFormatter.ofPattern("d/M/yyyy", Locale.FRENCH),
            DateTimeFormatter.ofPattern("d/M/yy", Locale.FRENCH));

    private DateField() {}

    /** What cannot be read as a day leaves the day as it was. */
    public static void bind(DatePicker field, Property<LocalDate> day, Formats formats) {
        field.setConverter(new Days(field, formats));
        field.valueProperty().bindBidirectional(day);
        // A day that is typed counts without Enter, which would be one key more for each.
        field.getEditor().focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                field.setValue(field.getConverter().fromString(field.getEditor().getText()));
            }
        });
    }

    /** A day that is typed counts, though its field still has the focus. */
    static void takeTyped(Node focused) {
        if (focused instanceof DatePicker field) {
            field.setValue(field.getConverter().fromString(field.getEditor().getText()));
        }
    }

    /** Puts away the calendar or the choices of a control; answers whether there were any. */
    static boolean hidesChoices(Node focused) {
        if (focused instanceof ComboBoxBase<?> choices && choices.isShowing()) {
            choices.hide();
            return true;
        }
        return false;
    }

    private static final class Days extends StringConverter<LocalDate> {

        private final DatePicker field;
        private final Formats formats;

        private Days(DatePicker field, Formats formats) {
            this.field = field;
            this.formats = formats;
        }

        @Override
        public String toString(LocalDate day) {
            return formats.longDate(day);
        }

        @Override
        public LocalDate fromString(String typed) {
            if (typed == null || typed.isBlank()) {
                return null;
            }
            for (var format : TYPED) {
                try {
                    return LocalDate.parse(typed.strip(), format);
                } catch (DateTimeException e) {
                    // The other way of writing it comes next.
                }
            }
            return field.getValue();
        }
    }
}
