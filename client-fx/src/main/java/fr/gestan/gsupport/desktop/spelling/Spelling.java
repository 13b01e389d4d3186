package fr.gestan.gsupport.desktop.spelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the words of a French text that nobody knows. What is no word is left alone: numbers, versions, addresses, paths,
 * what is all in capitals or has some inside, and, within a sentence, whatever begins with a capital, as names do. To be
 * asked on any thread but the window's: the list of words is read when it is first needed.
 */
public final class Spelling {

    private static final Pattern CHUNK = Pattern.compile("\\S+");
    private static final Pattern NO_WORD = Pattern.compile("\\d|[@/\\\\_=#&+%<>{}|]|\\p{L}[.:]\\p{L}");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’\\-]\\p{L}[\\p{L}\\p{M}]*)*");
    private static final Pattern ENDS_A_SENTENCE = Pattern.compile(".*[.!?…][)\\]»”\"]*");
    private static final Pattern CAPITAL_INSIDE = Pattern.compile(".*\\p{L}\\p{Lu}.*");
    private static final Pattern ELIDED =
            Pattern.compile("(?i)(?:[cçdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)'");
    private static final Set<String> BEFORE_A_HYPHEN = Set.of(
            "anti", "auto", "co", "ex", "extra", "inter", "intra", "micro", "mini", "multi", "non", "post", "pré",
            "pseudo", "re", "semi", "sous", "sur", "télé");

    private final OwnWords ownWords;
    private FrenchWords frenchWords;

    public Spelling(OwnWords ownWords) {
        this.ownWords = ownWords;
    }

    private synchronized FrenchWords french() {
        if (frenchWords == null) {
            frenchWords = new FrenchWords();
        }
        return frenchWords;
    }

    /** The words of a text that nobody knows, in its order. */
    public List<Misspelling> check(String text) {
        var found = new ArrayList<Misspelling>();
        var chunks = CHUNK.matcher(text);
        var end = 0;
        var begins = true;
        while (chunks.find()) {
            begins |= text.substring(end, chunks.start()).contains("\n");
            end = chunks.end();
            var hasWords = checkChunk(chunks.group(), chunks.start(), begins, found);
            begins = ENDS_A_SENTENCE.matcher(chunks.group()).matches() || begins && !hasWords;
        }
        return found;
    }

    private boolean checkChunk(String chunk, int start, boolean begins, List<Misspelling> found) {
        if (NO_WORD.matcher(chunk).find()) {
            return true;
        }
        var first = true;
        var words = WORD.matcher(chunk);
        while (words.find()) {
            var word = words.group();
            if (isWrong(word, begins && first)) {
                found.add(new Misspelling(start + words.start(), word, suggestions(word)));
            }
            first = false;
        }
        return !first;
    }

    private boolean isWrong(String word, boolean beginsASentence) {
        if (isAllCapitals(word) || CAPITAL_INSIDE.matcher(word).matches() || isKnown(word)) {
            return false;
        }
        return !Character.isUpperCase(word.charAt(0)) || beginsASentence && french().isNearlyACommonWord(word);
    }

    private static boolean isAllCapitals(String word) {
        return word.equals(word.toUpperCase(Locale.FRENCH));
    }

    /** Whether it was told to be right by its owner. */
    public boolean isOwn(String word) {
        return ownWords.know(straight(word));
    }

    /** It is right from now on, for this person. */
    public void add(String word) {
        ownWords.add(straight(word));
    }

    /** It is no longer right because this person said so. */
    public void remove(String word) {
        ownWords.remove(straight(word));
    }

    private static String straight(String word) {
        return word.replace('’', '\'');
    }

    private boolean isKnown(String written) {
        var word = straight(written);
        if (isListed(word)) {
            return true;
        }
        var rest = word.substring(elided(word));
        return !rest.equals(word) && isListed(rest)
                || Arrays.stream(rest.split("-")).allMatch(part -> isListedPart(part, rest.contains("-")));
    }

    /** How many letters an article or pronoun takes that leans on the word, with its apostrophe. */
    private static int elided(String word) {
        var elided = ELIDED.matcher(word);
        return elided.lookingAt() ? elided.end() : 0;
    }

    private boolean isListed(String word) {
        return ownWords.know(word) || french().know(word);
    }

    /** A part of a word of several, or what follows an apostrophe: there a capital makes a name. */
    private boolean isListedPart(String part, boolean ofSeveral) {
        return isListed(part)
                || isListed(part.substring(elided(part)))
                || ofSeveral && BEFORE_A_HYPHEN.contains(part.toLowerCase(Locale.FRENCH));
    }

    private List<String> suggestions(String written) {
        var word = straight(written);
        var elided = elided(word);
        var parts = word.substring(elided).split("-");
        var wrong = IntStream.range(0, parts.length)
                .filter(part -> !isListedPart(parts[part], parts.length > 1))
                .findFirst()
                .orElse(0);
        var before = written.substring(0, elided + lengthOf(parts, wrong));
        var after = written.substring(before.length() + parts[wrong].length());
        var capital = Character.isUpperCase(parts[wrong].charAt(0));
        return french().near(parts[wrong]).stream()
                .map(near ->
                        before + (capital ? Character.toUpperCase(near.charAt(0)) + near.substring(1) : near) + after)
                .distinct()
                .toList();
    }

    /** Of the parts ahead of one, with their hyphens. */
    private static int lengthOf(String[] parts, int ahead) {
        return Arrays.stream(parts, 0, ahead)
                .mapToInt(part -> part.length() + 1)
                .sum();
    }
}
