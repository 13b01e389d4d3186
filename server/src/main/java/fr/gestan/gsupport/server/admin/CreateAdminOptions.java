package fr.gestan.gsupport.server.admin;

import java.util.Iterator;
import java.util.List;

/**
 * What {@code create-admin} is told. There is no option for the password: every program of the machine reads options.
 *
 * @param code null: to be asked, as the others
 */
record CreateAdminOptions(String code, String name, String login, boolean demo) {

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static CreateAdminOptions read(List<String> options) {
        var words = options.iterator();
        String code = null;
        String name = null;
        String login = null;
        boolean demo = false;
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--demo" -> demo = true;
                case "--code" -> code = value(option, words);
                case "--name" -> name = value(option, words);
                case "--login" -> login = value(option, words);
                default -> throw new IllegalArgumentException(Words.say("usage.unknown", option));
            }
        }
        return new CreateAdminOptions(code, name, login, demo);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(Words.say("usage.value", option));
        }
        return words.next();
    }
}
