package fr.gestan.gsupport.desktop.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In the user's part of the registry, by a file that it imports: a command line would lose the quotes. */
final class WindowsRegistration implements Registration {

    private static final String KEY = "HKEY_CURRENT_USER\\Software\\Classes\\gsupport";
    private static final String HEAD = "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n";

    private final List<String> command;
    private final Commands system;

    WindowsRegistration(List<String> command, Commands system) {
        this.command = List.copyOf(command);
        this.system = system;
    }

    @Override
    public void register() throws IOException {
        var opens = Stream.concat(command.stream(), Stream.of("%1"))
                .map(part -> "\"" + part + "\"")
                .collect(Collectors.joining(" "));
        importing("""
                [%1$s]
                @="URL:gSupport"
                "URL Protocol"=""

                [%1$s\\shell\\open\\command]
                @="%2$s"
                """.formatted(KEY, opens.replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    @Override
    public void unregister() throws IOException {
        importing("[-" + KEY + "]\n");
    }

    private void importing(String entries) throws IOException {
        var file = Files.createTempFile("gsupport", ".reg");
        try {
            Files.writeString(file, HEAD + entries.replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
            system.execute(List.of("reg", "import", file.toString()));
        } finally {
            Files.delete(file);
        }
    }
}
