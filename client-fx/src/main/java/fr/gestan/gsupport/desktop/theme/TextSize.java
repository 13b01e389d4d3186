package fr.gestan.gsupport.desktop.theme;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How large the words are.
 *
 * @param percent of the usual size, {@value #SMALLEST} to {@value #LARGEST}
 */
public record TextSize(int percent) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 200;
    private static final int STEP = 10;
    private static final double USUAL_PIXELS = 13;
    private static final int WHOLE = 100;

    /** As the screens are drawn unless told. */
    public static final TextSize USUAL = new TextSize(SMALLEST);

    /** @throws IllegalArgumentException outside of its bounds */
    public TextSize {
        if (percent < SMALLEST || percent > LARGEST) {
            throw new IllegalArgumentException("No text size: " + percent + " %");
        }
    }

    /** The sizes to choose from, smallest first. */
    public static List<TextSize> all() {
        return IntStream.rangeClosed(SMALLEST / STEP, LARGEST / STEP)
                .mapToObj(tens -> new TextSize(tens * STEP))
                .toList();
    }

    /** The size of plain text; everything else on the screen is a multiple of it. */
    public double pixels() {
        return USUAL_PIXELS * scale();
    }

    /** How many times the usual size. */
    public double scale() {
        return (double) percent / WHOLE;
    }
}
