package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.util.StringConverter;

/** Why an intervention was free: the causes to choose from, and their names. */
final class FreeReasons {

    private FreeReasons() {}

    /** Null first: none was chosen. */
    static List<FreeReason> toChooseFrom() {
        return Arrays.asList(null, FreeReason.DEFECT, FreeReason.GOODWILL, FreeReason.TRAINING, FreeReason.OTHER);
    }

    /** @param reason not null */
    static String nameOf(FreeReason reason, Messages messages) {
        return messages.text("support.form.free-reason." + reason.name().toLowerCase(Locale.ROOT));
    }

    /** For a list to choose from, in which nothing is typed. */
    static StringConverter<FreeReason> shownAs(Function<FreeReason, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(FreeReason reason) {
                return name.apply(reason);
            }

            @Override
            public FreeReason fromString(String typed) {
                throw new UnsupportedOperationException("Causes are chosen, not typed");
            }
        };
    }
}
