package fr.gestan.gsupport.desktop.links;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** By a {@code .desktop} file in the user's folders, as the desktops of Linux and BSD want it. */
final class FreedesktopRegistration implements Registration {

    private static final System.Logger LOG = System.getLogger(FreedesktopRegistration.class.getName());
    private static final String NAME = "gsupport.desktop";
    private static final String SCHEME = "x-scheme-handler/gsupport";
    private static final String ICON = "/fr/gestan/gsupport/desktop/theme/icon-256.png";

    private final List<String> command;
    private final Folders folders;
    private final Commands system;

    /** Where the user's own things are. */
    record Folders(Path data, Path settings) {

        static Folders of(Map<String, String> environment) {
            var home = Path.of(System.getProperty("user.home"));
            return new Folders(
                    folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                    folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")));
        }

        private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
            var told = environment.get(variable);
            return told == null || told.isBlank() ? otherwise : Path.of(told);
        }

        private Path applications() {
            return data.resolve("applications");
        }

        private Path entry() {
            return applications().resolve(NAME);
        }

        private Path icon() {
            return data.resolve("icons/hicolor/256x256/apps/gsupport.png");
        }
    }

    FreedesktopRegistration(List<String> command, Folders folders, Commands system) {
        this.command = List.copyOf(command);
        this.folders = folders;
        this.system = system;
    }

    @Override
    public void register() throws IOException {
        Files.createDirectories(folders.icon().getParent());
        try (InputStream icon = FreedesktopRegistration.class.getResourceAsStream(ICON)) {
            Files.copy(icon, folders.icon(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(folders.applications());
        Files.writeString(folders.entry(), entry());
        refresh();
        system.execute(List.of("xdg-mime", "default", NAME, SCHEME));
    }

    @Override
    public void unregister() throws IOException {
        Files.deleteIfExists(folders.entry());
        Files.deleteIfExists(folders.icon());
        forgetDefault(folders.settings().resolve("mimeapps.list"));
        forgetDefault(folders.applications().resolve("mimeapps.list"));
        refresh();
    }

    private String entry() {
        return """
                [Desktop Entry]
                Type=Application
                Name=gSupport
                Comment=Support Classique
                Exec=%s %%u
                Icon=%s
                Terminal=false
                Categories=Office;
                MimeType=%s;
                StartupWMClass=fr.gestan.gsupport.desktop.shell.DesktopApp
                """.formatted(
                        command.stream().map(FreedesktopRegistration::quoted).collect(Collectors.joining(" ")),
                        folders.icon(),
                        SCHEME);
    }

    /** Quoted for the command line in the file, and escaped once more for being a value in it. */
    private static String quoted(String argument) {
        var inQuotes = argument.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%");
        return "\"" + inQuotes.replace("\\", "\\\\") + "\"";
    }

    /** Older desktops want a cache made of what the files say; where the command is missing, nobody reads it. */
    private void refresh() {
        try {
            system.execute(
                    List.of("update-desktop-database", folders.applications().toString()));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "No cache of applications", e);
        }
    }

    private static void forgetDefault(Path list) throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        var lines = Files.readAllLines(list, StandardCharsets.UTF_8);
        var others = lines.stream()
                .filter(line -> !line.strip().matches(SCHEME + "\\s*=\\s*" + NAME + ";?"))
                .toList();
        if (others.size() < lines.size()) {
            Files.write(list, others, StandardCharsets.UTF_8);
        }
    }
}
