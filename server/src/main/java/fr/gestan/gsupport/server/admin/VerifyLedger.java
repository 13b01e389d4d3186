package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.verification.FindingWords;
import fr.gestan.gsupport.server.verification.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** {@code gsupport admin verify-ledger [--client N] [--demo]}. */
final class VerifyLedger implements Subcommand {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Verification.Progress SILENT = (lines, ofLines) -> {};

    private final OpenDatabase.Source databases;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    VerifyLedger(OpenDatabase.Source databases, PrintStream out, PrintStream err, boolean terminal) {
        this.databases = databases;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "verify-ledger";
    }

    @Override
    public int run(List<String> typed) {
        var options = VerifyOptions.read(typed);
        try (var database = databases.open(options.demo());
                var connection = database.connect()) {
            return verify(connection, options.clientId());
        } catch (IOException | SQLException e) {
            err.println(Words.say("failed", e.getMessage()));
            return AdminCommand.NOT_DONE;
        }
    }

    private int verify(Connection connection, OptionalLong clientId) throws SQLException {
        var result = Verification.run(connection, clientId, terminal ? new ProgressBar(err) : SILENT);
        if (clientId.isPresent() && result.accounts() == 0 && result.allHolds()) {
            err.println(Words.say("no-such-client", clientId.getAsLong()));
            return AdminCommand.NOT_DONE;
        }
        result.findings().forEach(finding -> out.println(FindingWords.sentence(finding)));
        long notKept = result.findingCount() - result.findings().size();
        if (notKept > 0) {
            out.println(Words.say("more", notKept));
        }
        if (result.erasedTexts() > 0) {
            out.println(Words.say("erased", result.erasedTexts()));
        }
        double seconds = result.took().toNanos() / NANOS_PER_SECOND;
        out.println(Words.say(
                result.allHolds() ? "holds" : "broken",
                result.lines(),
                result.accounts(),
                seconds,
                result.findingCount()));
        return result.allHolds() ? AdminCommand.HOLDS : AdminCommand.DOES_NOT_HOLD;
    }
}
