package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The published cases in sentences. */
final class PublishedProse {
    private PublishedProse() {}

    /** When the map amplifies, and why this is a lower bound. */
    static List<Block> amplification(PublishedFindings findings) {
        List<Block> blocks = new ArrayList<>();
        PublishedCase strongest = findings.cases().stream()
                .max(Comparator.comparing(c -> c.sensitivity().total()))
                .orElseThrow();
        Growth growth = strongest.sensitivity();
        Growth.Stretch burst = growth.steepest();
        blocks.add(Block.paragraph(
                "Read as decimals or as the binary64 numbers nearest to them, the initial weights differ by about "
                        + Wording.decadeOf(growth.first()) + ". Both readings were trained with "
                        + PublishedFindings.digitsOf(findings.refereeName())
                        + " digits, so whatever separates them later is the work of the map alone. "
                        + Wording.capital(Labels.withRounding(strongest.label())) + " the difference grows "
                        + Wording.about(growth.total())
                        + " times, to " + Wording.about(growth.last()) + " at step " + growth.lastStep()
                        + "; most of all, " + Wording.about(burst.factor()) + " times between steps "
                        + burst.from()
                        + " and " + burst.to() + "."));
        blocks.add(Block.note("The factor is a lower bound: it follows one direction of difference, and another "
                + "one may grow more. "
                + "It is not the growth of an infinitesimal difference where the distance "
                + "comes near the size of the weights themselves."));
        return blocks;
    }

    /** What went wrong in the cases whose published finals are another result, and what that means for double. */
    static List<Block> worstCases(PublishedFindings findings) {
        List<Block> blocks = new ArrayList<>();
        for (PublishedCase c : findings.judged()) {
            if (c.worth() == PublishedCase.Worth.ROUND_OFF) {
                StringBuilder text = new StringBuilder(Wording.capital(Labels.withRounding(c.label())))
                        .append(" the published finals are ")
                        .append(PublishedFindings.mistakes(c))
                        .append(". Our own double run ends ")
                        .append(Wording.about(c.doubleError().largest().doubleValue()))
                        .append(" away from the truth");
                if (c.beyondDouble()) {
                    text.append(", and ")
                            .append(PublishedFindings.noDouble(c))
                            .append(", because the training amplifies it ")
                            .append(Wording.about(c.sensitivity().total()))
                            .append(" times; the rounding errors of a double run, about 10⁻¹⁶ of every "
                                    + "weight at every step, are larger");
                }
                blocks.add(Block.paragraph(text.append('.').toString()));
            }
        }
        findings.unrounded()
                .ifPresent(c ->
                        blocks.add(Block.note("The case that was not rounded cannot be judged: of its initial weights "
                                + Wording.count(c.startDecimals(), "decimal", "decimals")
                                + " are printed, and the published run started from more. Started from the printed ones, the "
                                + "exact finals are "
                                + Wording.about(c.publishedError().largest().doubleValue())
                                + " away from the published.")));
        return blocks;
    }

    /** Whether the cases differ in the kind of solution or in numbers alone. */
    static List<Block> kinds(PublishedFindings findings) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (PublishedCase c : findings.cases()) {
            c.solution().ifPresent(kind -> labels.computeIfAbsent(kind, k -> new ArrayList<>())
                    .add(c.label()));
        }
        if (labels.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, List<String>>> kinds = labels.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .toList();
        if (kinds.size() == 1) {
            return List.of(Block.paragraph("In exact arithmetic all cases end in the same kind of solution, "
                    + kinds.get(0).getKey() + ": rounding changes the numbers, not what the hidden units do."));
        }
        List<String> others = kinds.subList(1, kinds.size()).stream()
                .map(entry -> Labels.withRounding(Wording.list(entry.getValue())) + " they become " + entry.getKey())
                .toList();
        return List.of(Block.paragraph("Not only numbers change: in exact arithmetic the hidden units of "
                + kinds.get(0).getValue().size() + " of the " + findings.cases().size() + " cases become "
                + kinds.get(0).getKey()
                + ", but " + Wording.list(others) + "."));
    }

    /** How to read the tables of finals. */
    static Text legend(PublishedFindings findings) {
        int agreed = findings.cases().stream()
                .mapToInt(PublishedCase::refereeDigits)
                .min()
                .orElse(0);
        return Text.of("Digits that are right are ")
                .plus("underlined", Text.Style.RIGHT)
                .plus(", the others ")
                .plus("are not to be trusted", Text.Style.WRONG)
                .plus(". Every digit of the referee is right: computed with "
                        + PublishedFindings.digitsOf(findings.secondName()) + " instead of "
                        + PublishedFindings.digitsOf(findings.refereeName()) + " digits, it agrees to at least "
                        + agreed
                        + " digits in every number of every case.");
    }

    /** A row a case for the terminal. */
    static List<String> summary(PublishedFindings findings) {
        List<String> lines = new ArrayList<>();
        lines.add(
                row("initial weights", "amplified", "published-exact", "right digits", "double-exact", "right digits"));
        for (PublishedCase c : findings.cases()) {
            lines.add(row(
                    c.label(),
                    Wording.about(c.sensitivity().total()),
                    Wording.about(c.publishedError().largest().doubleValue()),
                    c.startKnown() ? Integer.toString(c.publishedError().fewest()) : "not judged",
                    Wording.about(c.doubleError().largest().doubleValue()),
                    Integer.toString(c.doubleError().fewest())));
        }
        return lines;
    }

    private static String row(
            String label, String amplified, String published, String right, String doubles, String rightToo) {
        return String.format(
                Locale.ROOT, "%-16s %12s %16s %13s %14s %13s", label, amplified, published, right, doubles, rightToo);
    }
}
