package fr.gestan.gsupport.server.database;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or this one, works with the data directory. */
public final class DataDirectoryInUse extends IOException {

    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path dataDirectory) {
        super(
                "The data directory " + dataDirectory
                        + " is in use by another gSupport server; stop that one, or set GSUPPORT_DATA_DIR to another directory.");
    }
}
