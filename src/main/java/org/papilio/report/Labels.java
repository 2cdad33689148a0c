package org.papilio.report;

import org.papilio.run.CellResult;

/** What the values of axes are called in sentences and figures. */
final class Labels {
    private Labels() {}

    /** "not rounded", "1 decimal", "7 decimals". */
    static String rounding(String setting) {
        return switch (setting) {
            case Selection.NONE -> "not rounded";
            case "1" -> "1 decimal";
            default -> setting + " decimals";
        };
    }

    /** "with 7 decimals", "without rounding". */
    static String withRounding(String label) {
        return label.equals("not rounded") ? "without rounding" : "with " + label;
    }

    /** "W1[1][1]" stays; a gradient, an input reading and the like lose their hyphens. */
    static String words(String setting) {
        return setting.startsWith("double-double") || setting.startsWith("decimal(")
                ? setting
                : setting.replace('-', ' ');
    }

    /** "gradient descent", "momentum", "Adam". */
    static String optimiser(CellResult cell) {
        String name = Selection.setting(cell, "optimiser");
        return name.equals("adam") ? "Adam" : words(name);
    }

    /** An anchor made of words. */
    static String anchor(String words) {
        String anchor = words.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return anchor.replaceAll("^-|-$", "");
    }
}
