package fr.gestan.gsupport.server.clients;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a query asks for.
 *
 * @param id the whole query read as a client's number ({@code 6 627} is 6627), or null
 * @param phrase the query as typed, in single spaces
 * @param words each must be found somewhere; their order means nothing
 */
record SearchTerms(Long id, String phrase, List<Word> words) {

    /** All but what is a wildcard elsewhere: nobody who types one means a name without it. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Punct}&&[^%_*\\\\]]+");

    private static final Pattern DIGIT_GROUP = Pattern.compile("[0-9+()./-]*[0-9][0-9+()./-]*");
    private static final Pattern FRENCH_PREFIX = Pattern.compile("^(\\+|00)330?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final Pattern TRIGRAM = Pattern.compile("[a-z0-9]{3}");
    private static final int SHORT_GROUP_DIGITS = 2;

    /**
     * One word, or one number.
     *
     * @param forms how the text that is searched may have it: as typed, without separators, as dialled; never empty
     */
    record Word(List<String> forms) {

        /** The word as one that may have been mistyped; null where it is not made of letters. */
        String letters() {
            var last = forms.get(forms.size() - 1);
            return LETTERS.matcher(last).matches() ? last : null;
        }

        /** Whether an index of trigrams knows it inside of words, however it is written there. */
        boolean canStandInside() {
            return forms.stream().allMatch(form -> TRIGRAM.matcher(form).find());
        }
    }

    /** @param searchable what was typed, after the database's {@code searchable()} */
    static SearchTerms of(String searchable) {
        var phrase = searchable.strip();
        var tokens = phrase.isEmpty() ? List.<String>of() : List.of(phrase.split(" +"));
        var words = new LinkedHashSet<Word>();
        int next = 0;
        while (next < tokens.size()) {
            int end = endOfDigitGroups(tokens, next);
            var group = tokens.subList(next, end);
            if (isOneNumber(group)) {
                words.add(word(String.join(" ", group)));
            } else {
                group.forEach(token -> words.add(word(token)));
            }
            next = end;
        }
        return new SearchTerms(id(phrase), phrase, List.copyOf(words));
    }

    /**
     * Whether a word is long enough to be looked for inside of words too. One and two letters stand inside nearly
     * everything, and no index of trigrams knows them there; together with a longer word they may.
     */
    boolean canStandInside() {
        return words.stream().anyMatch(Word::canStandInside);
    }

    private static Long id(String phrase) {
        var digits = phrase.replace(" ", "");
        return NUMBER.matcher(digits).matches() ? Long.valueOf(digits) : null;
    }

    private static int endOfDigitGroups(List<String> tokens, int start) {
        int end = start;
        while (end < tokens.size() && isDigitGroup(tokens.get(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    private static boolean isDigitGroup(String token) {
        return DIGIT_GROUP.matcher(token).matches();
    }

    /** {@code 01 88 00} is one number; {@code 2000 0188} may be a name's and a phone's, and either is long enough alone. */
    private static boolean isOneNumber(List<String> group) {
        return group.size() > 1
                && group.stream().anyMatch(token -> compacted(token).length() <= SHORT_GROUP_DIGITS);
    }

    private static Word word(String text) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(text);
        if (isDigitGroup(text.replace(" ", ""))) {
            forms.add(dialled(text));
        }
        forms.add(compacted(text));
        forms.remove("");
        return new Word(new ArrayList<>(forms));
    }

    private static String compacted(String text) {
        return SEPARATORS.matcher(text).replaceAll("").replace(" ", "");
    }

    private static String dialled(String text) {
        return FRENCH_PREFIX.matcher(text.replaceAll("[^0-9+]", "")).replaceFirst("0");
    }
}
