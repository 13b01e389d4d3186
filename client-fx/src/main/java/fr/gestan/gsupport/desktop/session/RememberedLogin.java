package fr.gestan.gsupport.desktop.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The server and the login that worked last, in a small file; never a password nor a token. */
public final class RememberedLogin {

    private static final System.Logger LOG = System.getLogger(RememberedLogin.class.getName());
    private static final String SERVER = "server";
    private static final String LOGIN = "login";
    private static final String STAY = "stayLoggedIn";

    private final Path file;
    private final Properties kept = new Properties();

    /** @param file need not exist yet, nor its folder */
    public RememberedLogin(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "The last server and login cannot be read", e);
            }
        }
    }

    /** The server's address, or {@code otherwise} where none is known. */
    public String server(String otherwise) {
        return kept.getProperty(SERVER, otherwise);
    }

    /** The login; empty where none is known. */
    public String login() {
        return kept.getProperty(LOGIN, "");
    }

    /** Whether the technician chose to stay logged in; not unless chosen. */
    boolean stayLoggedIn() {
        return Boolean.parseBoolean(kept.getProperty(STAY));
    }

    /** Whether any server is known. */
    public boolean knowsAServer() {
        return kept.containsKey(SERVER);
    }

    /** Keeps the server alone for the next start. */
    public void rememberServer(String server) {
        kept.setProperty(SERVER, server);
        write();
    }

    /** Keeps all for the next start. A disk that refuses costs comfort only. */
    void remember(String server, String login, boolean stayLoggedIn) {
        kept.setProperty(SERVER, server);
        kept.setProperty(LOGIN, login);
        kept.setProperty(STAY, String.valueOf(stayLoggedIn));
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                kept.store(writer, null);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The server and login cannot be remembered", e);
        }
    }
}
