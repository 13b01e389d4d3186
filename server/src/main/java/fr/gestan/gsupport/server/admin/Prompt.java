package fr.gestan.gsupport.server.admin;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Where answers come from: a person at the console, or a script that sends a line for each. */
interface Prompt {

    /** Whether a person answers, who may try again. */
    boolean isPerson();

    /**
     * The answer to a question.
     *
     * @return null where there is none
     */
    String ask(String question) throws IOException;

    /** The same, and what is typed is not shown. */
    String askSecretly(String question) throws IOException;

    static Prompt ofThisProcess() {
        var console = System.console();
        return console == null ? new Lines(System.in) : new AtTheConsole(console);
    }

    /** Somebody who sees the questions. */
    record AtTheConsole(Console console) implements Prompt {

        @Override
        public boolean isPerson() {
            return true;
        }

        @Override
        public String ask(String question) {
            return console.readLine("%s", question);
        }

        @Override
        public String askSecretly(String question) {
            var typed = console.readPassword("%s", question);
            return typed == null ? null : new String(typed);
        }
    }

    /** A script, in UTF-8. */
    final class Lines implements Prompt {

        private final BufferedReader lines;

        Lines(InputStream in) {
            this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        @Override
        public boolean isPerson() {
            return false;
        }

        @Override
        public String ask(String question) throws IOException {
            return lines.readLine();
        }

        @Override
        public String askSecretly(String question) throws IOException {
            return lines.readLine();
        }
    }
}
