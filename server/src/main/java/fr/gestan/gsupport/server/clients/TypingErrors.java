package fr.gestan.gsupport.server.clients;

import java.util.ArrayList;
import java.util.List;

/** How far what was typed is from a word: letters too many, missing, wrong, or two that changed places. */
final class TypingErrors {

    private static final int SHORTEST_FORGIVEN = 4;
    private static final int SHORTEST_BEGINNING = 6;
    private static final int SHORTEST_WITH_TWO = 8;
    private static final int LONGEST_FORGIVEN = 60;

    private TypingErrors() {}

    /** How many errors are forgiven in what was typed: none below 4 letters or above 60, one below 8, else two. */
    static int allowed(String typed) {
        if (typed.length() < SHORTEST_FORGIVEN || typed.length() > LONGEST_FORGIVEN) {
            return 0;
        }
        return typed.length() < SHORTEST_WITH_TWO ? 1 : 2;
    }

    /**
     * Patterns of LIKE, one of which every word matches that was meant: cut into one part more than errors are forgiven,
     * what was typed has a part without an error. Two letters that changed places across a cut spoil two parts; where
     * there are but two, they are put right. One such change and another error together are missed now and then.
     *
     * @param typed letters a to z, with an error at least that is forgiven
     */
    static List<String> partsLeftIntact(String typed) {
        int parts = allowed(typed) + 1;
        var patterns = new ArrayList<String>();
        for (int part = 0; part < parts; part++) {
            int start = part * typed.length() / parts;
            int end = (part + 1) * typed.length() / parts;
            boolean endsTheWord = end == typed.length() && typed.length() < SHORTEST_BEGINNING;
            patterns.add((part == 0 ? "" : "%") + typed.substring(start, end) + (endsTheWord ? "" : "%"));
        }
        if (parts == 2) {
            int cut = typed.length() / 2;
            patterns.add(typed.substring(0, cut - 1) + typed.charAt(cut) + typed.charAt(cut - 1)
                    + typed.substring(cut + 1) + "%");
        }
        return patterns;
    }

    /**
     * The fewest errors that make the word what was typed. From 6 letters on, a beginning of the word counts as well:
     * one finds while one types. Below, nearly everything would begin like nearly everything.
     */
    static int between(String typed, String word) {
        int[] beforeLast = new int[word.length() + 1];
        int[] last = new int[word.length() + 1];
        for (int column = 0; column <= word.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= typed.length(); row++) {
            int[] current = new int[word.length() + 1];
            current[0] = row;
            for (int column = 1; column <= word.length(); column++) {
                int wrong = typed.charAt(row - 1) == word.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(last[column - 1] + wrong, Math.min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && changedPlaces(typed, row, word, column)) {
                    current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        int fewest = last[word.length()];
        if (typed.length() >= SHORTEST_BEGINNING) {
            for (int length = typed.length(); length < word.length(); length++) {
                fewest = Math.min(fewest, last[length]);
            }
        }
        return fewest;
    }

    private static boolean changedPlaces(String typed, int row, String word, int column) {
        return typed.charAt(row - 1) == word.charAt(column - 2) && typed.charAt(row - 2) == word.charAt(column - 1);
    }
}
