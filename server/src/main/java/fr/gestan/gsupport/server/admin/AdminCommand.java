package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.mail.smtp.MailSetup;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** {@code gsupport admin <what> …}: finds out what is asked for, and has it done. */
public final class AdminCommand {

    /** All holds, it is done, or help was asked for. */
    public static final int HOLDS = 0;

    /** Something does not hold, or the rules refuse it. */
    public static final int DOES_NOT_HOLD = 1;

    /** Wrong usage, or nothing could be done. */
    public static final int NOT_DONE = 2;

    private final List<Subcommand> subcommands;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * The command line of one installation.
     *
     * @param mail by which settings mails are sent
     * @param zone the publisher's
     * @param terminal whether somebody watches, so that progress is shown on {@code err}
     */
    public AdminCommand(
            OpenDatabase.Source databases,
            Supplier<MailSetup> mail,
            ZoneId zone,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        this(databases, mail, zone, Prompt.ofThisProcess(), out, err, terminal);
    }

    AdminCommand(
            OpenDatabase.Source databases,
            Supplier<MailSetup> mail,
            ZoneId zone,
            Prompt prompt,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        this.subcommands = List.of(
                new VerifyLedger(databases, out, err, terminal),
                new CreateAdmin(databases, prompt, out, err),
                new MailTest(mail, out, err),
                new ImportHistory(databases, zone, out, err, terminal));
        this.out = out;
        this.err = err;
    }

    /**
     * Runs what is asked for.
     *
     * @param arguments what follows {@code admin}
     * @return the exit code
     */
    public int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(Words.say("usage"));
            return HOLDS;
        }
        try {
            return find(arguments).run(arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Words.say("usage"));
            return NOT_DONE;
        }
    }

    private Subcommand find(List<String> arguments) {
        var name = arguments.isEmpty() ? "" : arguments.get(0);
        return subcommands.stream()
                .filter(subcommand -> subcommand.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name.isEmpty() ? Words.say("usage.none") : Words.say("usage.unknown", name)));
    }
}
