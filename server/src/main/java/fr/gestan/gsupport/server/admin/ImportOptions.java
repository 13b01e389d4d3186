package fr.gestan.gsupport.server.admin;

import fr.gestan.gsupport.server.imports.Import;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What {@code import} is asked. */
record ImportOptions(Path clients, Path history, boolean dryRun, boolean demo) {

    private static final int FILES = 2;

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static ImportOptions read(List<String> options) {
        var files = new ArrayList<Path>();
        boolean dryRun = false;
        boolean demo = false;
        for (var option : options) {
            switch (option) {
                case "--dry-run" -> dryRun = true;
                case "--demo" -> demo = true;
                default -> files.add(file(option));
            }
        }
        if (files.size() != FILES) {
            throw new IllegalArgumentException(Words.say("usage.import"));
        }
        return new ImportOptions(files.get(0), files.get(1), dryRun, demo);
    }

    private static Path file(String option) {
        if (option.startsWith("-")) {
            throw new IllegalArgumentException(Words.say("usage.unknown", option));
        }
        var file = Path.of(option);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(Words.say("usage.import.file", option));
        }
        return file;
    }

    /** @param zone of the times in the history, which have none of their own */
    Import.Files files(ZoneId zone) {
        return new Import.Files(clients, history, zone);
    }
}
