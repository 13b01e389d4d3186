package fr.gestan.gsupport.desktop.links;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the system. */
@FunctionalInterface
interface Commands {

    /**
     * Runs it to its end.
     *
     * @throws IOException where it is missing, fails or hangs
     */
    void execute(List<String> command) throws IOException;

    /** As {@link #execute}, for real. */
    static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed: " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        }
    }
}
