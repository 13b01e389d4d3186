package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.verification.Verification;
import java.io.PrintStream;

/** How far it is, on one line of a terminal that is wiped at the end. */
final class ProgressBar implements Verification.Progress {

    private static final int WIDTH = 40;

    private final PrintStream terminal;
    private int shownPercent = -1;

    ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void at(long lines, long ofLines) {
        int percent = ofLines == 0 ? 100 : (int) Math.min(100, lines * 100 / ofLines);
        if (percent == shownPercent) {
            return;
        }
        shownPercent = percent;
        int filled = WIDTH * percent / 100;
        terminal.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + percent + " %");
        if (percent == 100) {
            terminal.print("\r" + " ".repeat(WIDTH + 10) + "\r");
        }
        terminal.flush();
    }
}
