package fr.gestan.gsupport.desktop.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.writing.FieldHelpViewModel.Room;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldHelpViewModelTest {

    private final FieldHelpViewModel help =
            new FieldHelpViewModel(null, Messages.in(Locale.FRENCH), new Formats(ZoneId.of("Europe/Paris")));

    @ParameterizedTest
    @CsvSource({
        "0, ENOUGH, 0 / 4\u00a0000 caractères",
        "3599, ENOUGH, 3\u00a0599 / 4\u00a0000 caractères",
        "3600, LITTLE, 3\u00a0600 / 4\u00a0000 caractères",
        "4000, LITTLE, 4\u00a0000 / 4\u00a0000 caractères",
        "4012, NONE, 12 caractères de trop\u00a0: raccourcissez le texte"
    })
    void letters_are_counted_and_the_end_is_told_before_it_comes(int letters, Room room, String words) {
        var text = "x".repeat(letters);

        assertThat(help.roomIn(text)).isEqualTo(room);
        assertThat(help.count(text)).isEqualTo(words);
    }
}
