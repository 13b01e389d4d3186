package fr.gestan.gsupport.server.statements;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Pages A4 that text is put on, from the top to the bottom. All measures are points, 72 to an inch, from the left and from
 * the top. Pages that are written lie in a file.
 */
final class Sheets implements AutoCloseable {

    static final float MARGIN = 42;
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float BOTTOM = PDRectangle.A4.getHeight() - 56;

    /** Comes with PDFBox, under the SIL Open Font Licence; has Latin, Greek, Cyrillic and Hebrew letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float FOOT = PDRectangle.A4.getHeight() - 28;
    private static final float FOOT_SIZE = 8;

    private final PDDocument document;
    private final PDFont font;
    private final Letters letters = new Letters(this::canBeWritten);
    private PDPageContentStream content;

    Sheets(String title, String author) throws IOException {
        this.document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        var file = new TTFParser().parse(new RandomAccessReadBuffer(fontFile()));
        // Ligatures of which this font has none would be looked for at each letter: a hundred times the work.
        file.setEnableGsub(false);
        this.font = PDType0Font.load(document, file, true);
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        document.setDocumentInformation(information);
    }

    private static byte[] fontFile() throws IOException {
        try (var file = PDFont.class.getResourceAsStream(FONT)) {
            return file.readAllBytes();
        }
    }

    /** Begins a page; what is written from now on stands there. */
    void newPage() throws IOException {
        endPage();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** Text that begins there; its line stands at {@code y}. */
    void left(String text, float x, float y, float size) throws IOException {
        put(content, letters.legible(text), x, y, size);
    }

    /** Text that ends there. */
    void right(String text, float x, float y, float size) throws IOException {
        var legible = letters.legible(text);
        put(content, legible, x - widthOf(legible, size), y, size);
    }

    /** A line from margin to margin. */
    void rule(float y) throws IOException {
        content.setStrokingColor(Color.LIGHT_GRAY);
        content.moveTo(MARGIN, up(y));
        content.lineTo(WIDTH - MARGIN, up(y));
        content.stroke();
    }

    /** A band of grey behind what is written on it later. */
    void band(float top, float height) throws IOException {
        content.setNonStrokingColor(new Color(0xE8, 0xEC, 0xF0));
        content.addRect(MARGIN, up(top + height), WIDTH - 2 * MARGIN, height);
        content.fill();
        content.setNonStrokingColor(Color.BLACK);
    }

    /** The text in lines of that width at most: broken between words, and within one that is longer. */
    List<String> wrapped(String text, float width, float size) throws IOException {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R")) {
            var line = new StringBuilder();
            for (var word : letters.legible(paragraph).trim().split(" +")) {
                var rest = word;
                if (line.length() > 0 && widthOf(line + " " + rest, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (widthOf(rest, size) > width) {
                    int fitting = fitting(rest, width, size);
                    lines.add(rest.substring(0, fitting));
                    rest = rest.substring(fitting);
                }
                line.append(line.length() == 0 ? "" : " ").append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /**
     * Writes the number of each page on it, and all pages into a file.
     *
     * @param missing says what the squares are; on each page, where there are any
     */
    void write(Path file, Footer footer, String missing) throws IOException {
        endPage();
        int pages = document.getNumberOfPages();
        int number = 0;
        for (var page : document.getPages()) {
            number++;
            try (var foot = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                if (letters.missed()) {
                    put(foot, letters.legible(missing), MARGIN, FOOT, FOOT_SIZE);
                }
                var text = letters.legible(footer.of(number, pages));
                put(foot, text, WIDTH - MARGIN - widthOf(text, FOOT_SIZE), FOOT, FOOT_SIZE);
            }
        }
        document.save(file.toFile());
    }

    /** What stands at the bottom of a page. */
    @FunctionalInterface
    interface Footer {
        String of(int page, int pages);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void endPage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private void put(PDPageContentStream stream, String text, float x, float y, float size) throws IOException {
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, up(y));
        stream.showText(Letters.asItStands(text));
        stream.endText();
    }

    private static float up(float y) {
        return PDRectangle.A4.getHeight() - y;
    }

    private float widthOf(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private int fitting(String word, float width, float size) throws IOException {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (widthOf(word.substring(0, next), size) > width) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private boolean canBeWritten(int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
