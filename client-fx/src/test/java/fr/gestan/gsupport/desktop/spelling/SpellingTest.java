package fr.gestan.gsupport.desktop.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @TempDir
    Path folder;

    private Spelling spelling;

    @BeforeEach
    void begin() {
        spelling = new Spelling(ownWords());
    }

    private OwnWords ownWords() {
        return new OwnWords(new OwnerOnlyFile(folder.resolve("words/own.txt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L'écran de facturation n'affichait plus l’onglet aujourd'hui.",
                "Jusqu'à hier, le rendez-vous s'ouvrait ; lorsqu’on clique, qu'est-ce que c'est ?",
                "Y a-t-il un sous-dossier ? Donnez-moi celui-ci, puis ceux-là, vingt-deux quelques-uns.",
                "Ecran figé. A propos du paramètre n° 12, version 12.4b, C:\\gestan\\PARAMETRES, gestan.fr",
                "Ça marche : cœur, coeur, œuvre, oeuvre, où, déjà, Noël, maïs",
                "Gestan ne démarre plus. Excel non plus. Word est réparé, TeamViewer aussi",
                "Monsieur Brunnerhof a appelé d'Outlook pour Kevyn et l'Auvergnate",
                "écrire à helene.royer@exemple.fr, voir https://gestan.fr/aide?x=parametrage",
                "REINSTALATION DU POSTE, PDF et HTTPS, iPhone, JavaFX",
                "- installation\n- sauvegarde (client(s) prévenu(s)) « tout est réglé »",
                "Il faut l'anti-virus, le pare-feu, l'e-mail et le wifi du télétravail"
            })
    void what_is_right_or_no_word_is_left_alone(String text) {
        assertThat(spelling.check(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "la facutre est partie, facutre, facture",
        "Facutre partie, Facutre, Facture",
        "le parametre, parametre, paramètre",
        "l'imprimnate bloque, l'imprimnate, l'imprimante",
        "l’imprimnate bloque, l’imprimnate, l’imprimante",
        "rendez-vuos pris, rendez-vuos, rendez-vous",
        "donnez-mio le code, donnez-mio, donnez-moi",
        "démarage lent, démarage, démarrage",
        "la connection, connection, connexion",
        "c'est parmis eux, parmis, parmi",
        "une imprimentes, imprimentes, imprimantes",
        "reinstallation faite. Fenetre ouverte, Fenetre, Fenêtre"
    })
    void what_is_wrong_is_found_with_what_was_meant(String text, String word, String meant) {
        assertThat(spelling.check(text)).anySatisfy(found -> {
            assertThat(found.word()).isEqualTo(word);
            assertThat(text.substring(found.start(), found.end())).isEqualTo(word);
            assertThat(found.suggestions()).contains(meant);
        });
    }

    @Test
    void words_are_found_in_the_order_of_the_text() {
        assertThat(spelling.check("Une facutre,\nun reglement et une facutre"))
                .extracting(Misspelling::word)
                .containsExactly("facutre", "reglement", "facutre");
    }

    @Test
    void an_own_word_is_right_from_then_on_and_at_the_next_start() {
        assertThat(spelling.check("le zorglubage est fait")).hasSize(1);

        spelling.add("Zorglubage");

        assertThat(spelling.check("le zorglubage est fait")).isEmpty();
        assertThat(new Spelling(ownWords()).check("l'zorglubage")).isEmpty();
        assertThat(folder.resolve("words/own.txt")).hasContent("zorglubage");

        spelling.remove("zorglubage");
        assertThat(spelling.check("le zorglubage est fait")).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_read_costs_only_what_was_in_it() throws Exception {
        Files.createDirectories(folder.resolve("words/own.txt"));

        assertThat(spelling.check("la facutre")).hasSize(1);
    }
}
