package org.papilio.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** What a setting of a cell says by itself: "3 decimals", "learning rate 20", "adam", "1 ulp on W1[0][0]". */
    static String setting(CellResult cell, String field) {
        String value = Selection.setting(cell, field);
        return switch (field) {
            case "round_initial" -> rounding(value);
            case "perturb" -> perturbation(cell.settings().get(field));
            default -> value.matches("[a-z].*") ? value : field.replace('_', ' ') + " " + value;
        };
    }

    /** "unperturbed", "1 ulp on W1[0][0]", "10⁻¹² on b1[0]", "10⁻⁶ along a random direction". */
    private static String perturbation(@Nullable Object setting) {
        if (!(setting instanceof Map<?, ?> perturb)) {
            return "unperturbed";
        }
        if (perturb.get("ulps") != null) {
            return perturb.get("ulps") + " ulp on " + perturb.get("parameter");
        }
        boolean direction = perturb.get("norm") != null;
        Object size = direction ? perturb.get("norm") : perturb.get("by");
        String words = Wording.significant(new BigDecimal(String.valueOf(size)), 2);
        return (words.startsWith("1.0 × ") ? words.substring("1.0 × ".length()) : words)
                + (direction ? " along a random direction" : " on " + perturb.get("parameter"));
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
