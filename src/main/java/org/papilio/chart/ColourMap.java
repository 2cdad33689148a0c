package org.papilio.chart;

import java.awt.Color;

/**
 * Perceptually uniform sequential colour maps, linearly interpolated between 32 equally spaced anchors of the published 256-entry
 * tables.
 */
public enum ColourMap {
    /** Dark violet over green to yellow (S. van der Walt and N. Smith 2015, CC0). */
    VIRIDIS("440154470d6048186a482475472e7c4538824241863e4c8a3a548c365d8d32658e2e6d8e2b758e287d8e25848e228c8d"
            + "1f948c1e9c8920a38625ab822eb37c3aba7648c16e58c76569cd5b7fd34e93d741a8db34bddf26d5e21aeae51afde725"),

    /**
     * Dark blue over grey to yellow, made to look the same with and without colour-vision deficiency (J. R. Nuñez, C. R. Anderton
     * and R. S. Renslow, PLOS ONE 13(7), 2018, doi:10.1371/journal.pone.0199239).
     */
    CIVIDIS("00224e00285b002e6a0833701c396f293f6e33446d3d4a6c45506c4d556c555b6d5c616e6467706b6d72727274787877"
            + "807f78888578908b78979177a09875a89e73b0a571b9ab6dc1b26acbb965d3c05fdcc859e5cf52efd748f8df3cfee838");

    @SuppressWarnings("ImmutableEnumChecker") // never written after construction, never given away
    private final int[] anchors;

    ColourMap(String table) {
        anchors = new int[table.length() / 6];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = Integer.parseInt(table.substring(6 * i, 6 * i + 6), 16);
        }
    }

    /**
     * The colour at a position.
     *
     * @param t position in [0, 1]; values outside are clamped, NaN gives the light grey of missing data
     */
    public Color at(double t) {
        return Double.isNaN(t) ? Theme.MISSING : new Color(rgb(t));
    }

    /** The colour at a position as 0xRRGGBB, see {@link #at}. */
    int rgb(double t) {
        if (Double.isNaN(t)) {
            return Theme.MISSING.getRGB() & 0xFFFFFF;
        }
        double scaled = Math.min(1, Math.max(0, t)) * (anchors.length - 1);
        int lower = Math.min((int) scaled, anchors.length - 2);
        double fraction = scaled - lower;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = anchors[lower] >> shift & 0xFF;
            int b = anchors[lower + 1] >> shift & 0xFF;
            rgb |= (int) Math.rint(a + fraction * (b - a)) << shift;
        }
        return rgb;
    }
}
