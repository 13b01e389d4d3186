package fr.gestan.gsupport.desktop.spelling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morfologik.speller.Speller;
import morfologik.speller.Speller.CandidateData;
import morfologik.stemming.Dictionary;

/**
 * The words of French, by LanguageTool's list, and those of the trade. Read when first asked, which takes some 200 ms and
 * 1.3 MB; may be asked on any thread but the window's.
 */
final class FrenchWords {

    private static final String LIST = "/org/languagetool/resource/fr/french.dict";
    private static final String OF_THE_TRADE = "words-of-the-trade.txt";

    /** What the list says of a candidate: how many letters are wrong, times this, and less the more frequent it is. */
    private static final int OF_ONE_ERROR = 26;

    private static final int NEVER_SEEN = OF_ONE_ERROR - 1;
    private static final int FEW_LETTERS = 4;
    private static final int MOST_SUGGESTIONS = 5;
    private static final int MOST_REMEMBERED = 1000;

    private final Map<String, List<String>> suggested = new HashMap<>();
    private final Set<String> ofTheTrade;
    private final Speller oneError;
    private final Speller twoErrors;

    FrenchWords() {
        try {
            var list = Dictionary.read(FrenchWords.class.getResource(LIST));
            oneError = new Speller(list, 1);
            twoErrors = new Speller(list, 2);
            ofTheTrade = ofTheTrade();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of French words cannot be read", e);
        }
    }

    private static Set<String> ofTheTrade() throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(FrenchWords.class.getResourceAsStream(OF_THE_TRADE), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether it is a word as it stands, or at the start of a sentence, or written without œ or without the accent of a capital. */
    synchronized boolean know(String word) {
        return spellings(word).anyMatch(spelling -> ofTheTrade.contains(spelling) || oneError.isInDictionary(spelling));
    }

    private static Stream<String> spellings(String word) {
        var small = word.toLowerCase(Locale.FRENCH);
        var asWritten = Stream.of(word, small, small.replace("oe", "œ").replace("ae", "æ"));
        return word.equals(small)
                ? asWritten
                : Stream.concat(asWritten, accented(small.charAt(0)).map(letter -> letter + small.substring(1)));
    }

    private static Stream<String> accented(char capital) {
        return switch (capital) {
            case 'a' -> Stream.of("à", "â");
            case 'c' -> Stream.of("ç");
            case 'e' -> Stream.of("é", "è", "ê");
            case 'i' -> Stream.of("î");
            case 'o' -> Stream.of("ô");
            default -> Stream.empty();
        };
    }

    /** Words that it may have been meant to be, in small letters save for names, the most likely one first. */
    synchronized List<String> near(String word) {
        if (suggested.size() >= MOST_REMEMBERED) {
            suggested.clear();
        }
        return suggested.computeIfAbsent(word.toLowerCase(Locale.FRENCH), this::found);
    }

    private List<String> found(String small) {
        var near = best(oneError.findReplacementCandidates(small));
        if (near.isEmpty()) {
            near = oneError.replaceRunOnWordCandidates(small).stream()
                    .map(CandidateData::getWord)
                    .filter(words -> Stream.of(words.split(" ")).allMatch(part -> part.length() > 1))
                    .limit(MOST_SUGGESTIONS)
                    .toList();
        }
        return near.isEmpty() && small.length() > FEW_LETTERS ? best(twoErrors.findReplacementCandidates(small)) : near;
    }

    /** Whether one wrong letter, or two that changed places, make it out of a word that people use and that is no name. */
    synchronized boolean isNearlyACommonWord(String word) {
        return oneError.findReplacementCandidates(word.toLowerCase(Locale.FRENCH)).stream()
                .filter(FrenchWords::isUsed)
                .anyMatch(candidate -> Character.isLowerCase(candidate.getWord().charAt(0)));
    }

    private static List<String> best(List<CandidateData> candidates) {
        Predicate<CandidateData> wanted =
                candidates.stream().anyMatch(FrenchWords::isUsed) ? FrenchWords::isUsed : candidate -> true;
        return candidates.stream()
                .filter(wanted)
                .map(CandidateData::getWord)
                .filter(word -> word.length() > 1)
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static boolean isUsed(CandidateData candidate) {
        return candidate.getDistance() % OF_ONE_ERROR != NEVER_SEEN;
    }
}
