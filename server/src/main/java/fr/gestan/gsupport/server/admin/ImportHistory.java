package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.demo.DemoMark;
import fr.gestan.gsupport.server.imports.Import;
import fr.gestan.gsupport.server.imports.WrongTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;

/** {@code gsupport admin import CLIENTS.csv HISTORY.csv [--dry-run] [--demo]}. */
final class ImportHistory implements Subcommand {

    private final OpenDatabase.Source databases;
    private final ZoneId zone;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    ImportHistory(OpenDatabase.Source databases, ZoneId zone, PrintStream out, PrintStream err, boolean terminal) {
        this.databases = databases;
        this.zone = zone;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(List<String> typed) {
        var options = ImportOptions.read(typed);
        try (var database = options.demo() ? databases.open(true) : databases.openOrMake()) {
            if (!options.demo()) {
                database.makeTablesIfNone();
            }
            try (var reading = database.connectAsOwner();
                    var writing = database.connect()) {
                if (!options.demo() && DemoMark.isIn(reading)) {
                    err.println(Words.say("create-admin.is-demo"));
                    return AdminCommand.DOES_NOT_HOLD;
                }
                var result = Import.run(reading, writing, options.files(zone), options.dryRun(), new Report());
                out.println(Words.say(
                        options.dryRun() ? "import.would" : "import.done",
                        result.clients(),
                        result.clientsThere(),
                        result.lines(),
                        result.linesThere(),
                        result.findings()));
                return result.findings() == 0 ? AdminCommand.HOLDS : AdminCommand.DOES_NOT_HOLD;
            }
        } catch (WrongTable e) {
            err.println(e.getMessage());
            return AdminCommand.NOT_DONE;
        } catch (IOException | SQLException e) {
            err.println(Words.say("import.failed", e.getMessage()));
            return AdminCommand.NOT_DONE;
        }
    }

    /** What is to be read goes to standard output, a line each; how far it is, to a terminal. */
    private final class Report implements Import.Told {

        private final ProgressBar bar = new ProgressBar(err);

        @Override
        public void finding(Path file, long row, String why) {
            out.println(Words.say("import.finding", file.getFileName(), row, why));
        }

        @Override
        public void remark(String sentence) {
            out.println(sentence);
        }

        @Override
        public void progress(long done, long of) {
            if (terminal) {
                bar.at(done, of);
            }
        }
    }
}
