package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FontsTest {
    private static final String NEEDED = "−×·≈≤≥≠≪∞∂∇√∑‖→↔αβγδεηθκλμπρστφψωΔΣΩ⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ₙ…–°éöñßżČ";

    @Test
    void theSignsOfReportsAreInTheBundledFonts() {
        for (Font font : List.of(Fonts.regular(8), Fonts.bold(8))) {
            int missing = font.canDisplayUpTo(NEEDED);
            assertEquals(-1, missing, () -> font.getFontName() + " lacks " + NEEDED.charAt(missing));
        }
    }

    @Test
    void theFontsAreRegistered() {
        Fonts.install();
        List<String> families =
                List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        assertTrue(families.containsAll(List.of("DejaVu Sans", "DejaVu Sans Mono")), families.toString());
    }

    @Test
    void digitsHaveEqualWidths() {
        double width = Text.width(Theme.TICK, "0");
        for (char digit = '1'; digit <= '9'; digit++) {
            assertEquals(width, Text.width(Theme.TICK, String.valueOf(digit)), 1e-6);
        }
    }

    @Test
    void brokenLinesFitAndLoseNothingButTheEnd() {
        String text = "one two three four five six seven eight nine ten";
        List<String> lines = Text.wrap(Theme.LABEL, text, 60, 10);
        assertEquals(text, String.join(" ", lines));
        assertTrue(lines.stream().allMatch(line -> Text.width(Theme.LABEL, line) <= 60));
        List<String> cut = Text.wrap(Theme.LABEL, text, 60, 2);
        assertEquals(2, cut.size());
        assertTrue(cut.get(1).endsWith("…") && Text.width(Theme.LABEL, cut.get(1)) <= 60);
        assertEquals(List.of(), Text.wrap(Theme.LABEL, "", 60, 2));
    }
}
