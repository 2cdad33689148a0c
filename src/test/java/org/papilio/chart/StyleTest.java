package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Series and colour maps can be told apart in grey and with colour-vision deficiency. */
final class StyleTest {
    private static final int COUNT = 8;

    /** G. M. Machado, M. M. Oliveira and L. A. F. Fernandes 2009, severity 1.0, on linear RGB. */
    private enum Vision {
        NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        @SuppressWarnings("ImmutableEnumChecker")
        private final double[] matrix;

        Vision(double... matrix) {
            this.matrix = matrix;
        }

        double[] see(Color colour) {
            return lab(multiply(matrix, new double[] {
                Colours.linear(colour.getRed()), Colours.linear(colour.getGreen()), Colours.linear(colour.getBlue())
            }));
        }
    }

    private static double[] multiply(double[] m, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = Math.max(0, m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2]);
        }
        return product;
    }

    /** CIE L*a*b* of linear sRGB under D65. */
    private static double[] lab(double[] linear) {
        double[] toXyz = {
            0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
        };
        double[] xyz = multiply(toXyz, linear);
        double[] white = multiply(toXyz, new double[] {1, 1, 1});
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            double t = xyz[i] / white[i];
            f[i] = t > 216.0 / 24389 ? StrictMath.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    @ParameterizedTest
    @EnumSource(Vision.class)
    void coloursStayApart(Vision vision) {
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < i; j++) {
                double apart = distance(
                        vision.see(Style.categorical(i).colour()),
                        vision.see(Style.categorical(j).colour()));
                assertTrue(apart > 15, "colours " + j + " and " + i + " differ by " + apart);
            }
        }
    }

    @Test
    void luminancesStayApart() {
        double[] luminance = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            luminance[i] = Vision.NORMAL.see(Style.categorical(i).colour())[0];
        }
        Arrays.sort(luminance);
        for (int i = 1; i < COUNT; i++) {
            assertTrue(luminance[i] - luminance[i - 1] > 5, Arrays.toString(luminance));
        }
        assertTrue(luminance[COUNT - 1] < 82, "the lightest line would vanish on white");
    }

    @Test
    void seriesDifferInMoreThanColour() {
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 2 * COUNT; i++) {
            Style style = Style.categorical(i);
            assertTrue(looks.add(Arrays.toString(style.dash()) + style.marker() + (i % COUNT)));
        }
        assertNotEquals(Style.categorical(0).marker(), Style.categorical(4).marker());
    }

    @ParameterizedTest
    @EnumSource(ColourMap.class)
    void colourMapsGrowLighterAllTheWay(ColourMap map) {
        double before = -1;
        for (int i = 0; i <= 100; i++) {
            double luminance = Vision.NORMAL.see(map.at(i / 100.0))[0];
            assertTrue(luminance > before, map + " at " + i + " %");
            before = luminance;
        }
    }

    @Test
    void colourMapsHaveThePublishedEnds() {
        assertEquals(new Color(0x440154), ColourMap.VIRIDIS.at(0));
        assertEquals(new Color(0xFDE725), ColourMap.VIRIDIS.at(1));
        assertEquals(new Color(0x00224E), ColourMap.CIVIDIS.at(-5));
        assertEquals(new Color(0xFEE838), ColourMap.CIVIDIS.at(7));
        assertEquals(Theme.MISSING, ColourMap.VIRIDIS.at(Double.NaN));
    }
}
