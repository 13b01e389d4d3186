package fr.gestan.gsupport.server.clients;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether two companies are nearly of one name: without case, accents, separators and legal form, and with typing errors. */
final class CompanyNames {

    private static final Set<String> LEGAL_FORMS = Set.of(
            "sa",
            "sas",
            "sasu",
            "sarl",
            "eurl",
            "sci",
            "snc",
            "scp",
            "scop",
            "scea",
            "earl",
            "gaec",
            "selarl",
            "ei",
            "eirl",
            "ets",
            "etablissements",
            "societe",
            "ste",
            "entreprise",
            "cie",
            "association",
            "asso");

    private static final Pattern DOTTED = Pattern.compile("\\b((?:\\p{L}\\.){2,})");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private CompanyNames() {}

    /** The words that name it, in lower case without accents; of a name that is a legal form and nothing else that. */
    static String core(String company) {
        var words = words(company);
        var meaning = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return String.join(" ", meaning.isEmpty() ? words : meaning);
    }

    static boolean areAlike(String one, String other) {
        var first = core(one).replace(" ", "");
        var second = core(other).replace(" ", "");
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        if (Math.abs(first.length() - second.length()) > TypingErrors.allowed(first)) {
            return false;
        }
        return sorted(one).equals(sorted(other)) || errors(first, second) <= TypingErrors.allowed(first);
    }

    private static List<String> sorted(String company) {
        return Arrays.stream(core(company).split(" ")).sorted().toList();
    }

    /** Of the whole name: a beginning is another company. */
    private static int errors(String first, String second) {
        return first.length() >= second.length()
                ? TypingErrors.between(first, second)
                : TypingErrors.between(second, first);
    }

    private static List<String> words(String company) {
        var joined = DOTTED.matcher(company).replaceAll(match -> match.group(1).replace(".", "") + " ");
        var plain = ACCENTS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFKD))
                .replaceAll("");
        return Arrays.stream(SEPARATORS.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
