package org.papilio.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.papilio.run.CellResult;

/** The numbers of a published run as sentences and a table. */
final class PublishedRunWords {
    private static final int SHOWN_DIGITS = 17;

    private PublishedRunWords() {}

    /** How far the published numbers agree with ours, and which could not agree further. */
    static String answer(String run, List<PrintedNumber> losses, List<PrintedNumber> gradient) {
        List<String> clauses = new ArrayList<>();
        List<PrintedNumber> whole =
                losses.stream().filter(PublishedRunWords::isReproduced).toList();
        List<PrintedNumber> parted =
                losses.stream().filter(number -> !isReproduced(number)).toList();
        if (!whole.isEmpty()) {
            clauses.add(subject(whole, losses.size()) + " agree" + (whole.size() == 1 ? "s" : "")
                    + " with a double run here to " + fewest(whole) + " or more of "
                    + Wording.range(printed(whole, true), printed(whole, false)) + " digits");
        }
        for (PrintedNumber number : parted) {
            clauses.add("that after " + number.label() + " steps, "
                    + number.published().toPlainString()
                    + ", agrees with ours to " + Wording.count(number.matching(), "digit", "digits")
                    + couldNot(number) + "; the exact value is " + shown(number.exact(), number.accepted())
                    + ", so " + Wording.count(number.right(), "printed digit is", "printed digits are") + " right");
        }
        if (!gradient.isEmpty()) {
            long all = gradient.stream()
                    .filter(number -> number.matching() == number.printed())
                    .count();
            clauses.add(
                    all == gradient.size()
                            ? "so do the " + gradient.size()
                                    + " numbers of the initial gradient, in every printed digit"
                            : all + " of the " + gradient.size()
                                    + " numbers of the initial gradient agree in every printed digit, the others to "
                                    + fewest(gradient) + " or more");
        }
        return Wording.capital(run) + ": " + String.join("; ", clauses) + ".";
    }

    /** Whether all but the last few digits agree, which another order of summation changes. */
    private static boolean isReproduced(PrintedNumber number) {
        return number.matching() == number.printed() || number.matching() >= PrintedNumber.DOUBLE_DIGITS - 5;
    }

    private static String couldNot(PrintedNumber number) {
        OptionalInt surviving = number.surviving();
        if (surviving.isEmpty()) {
            return "";
        }
        return number.asFarAsPossible()
                ? " and could not agree further: one initial weight moved by one unit in its last place leaves "
                        + Wording.count(surviving.getAsInt(), "digit", "digits")
                : " although " + surviving.getAsInt()
                        + " digits survive when one initial weight moves by one unit in its last place";
    }

    private static String subject(List<PrintedNumber> some, int all) {
        return some.size() == all
                ? (all == 1 ? "the printed loss" : "all " + all + " printed losses")
                : some.size() == 1
                        ? "the loss after " + some.get(0).label() + " steps"
                        : some.size() + " of " + all + " printed losses";
    }

    private static int fewest(List<PrintedNumber> numbers) {
        return numbers.stream().mapToInt(PrintedNumber::matching).min().orElse(0);
    }

    private static String printed(List<PrintedNumber> numbers, boolean least) {
        Comparator<PrintedNumber> order = Comparator.comparing(PrintedNumber::printed);
        return Integer.toString(numbers.stream()
                .min(least ? order : order.reversed())
                .orElseThrow()
                .printed());
    }

    /** How good a double run is, against the referee. */
    static String doubleIsRight(List<PrintedNumber> losses) {
        PrintedNumber worst = losses.stream()
                .min(Comparator.comparing(PrintedNumber::oursRight))
                .orElseThrow(() -> new ReportException("no published step was recorded"));
        return "Against the referee, the double run here is worst after " + worst.label() + " steps, where "
                + Wording.count(worst.oursRight(), "digit is", "digits are") + " right.";
    }

    /** One line for the terminal. */
    static String summary(String run, List<PrintedNumber> losses, List<PrintedNumber> gradient) {
        PrintedNumber last = losses.get(losses.size() - 1);
        return Wording.capital(run) + ": " + losses.size() + " printed losses agree to " + fewest(losses)
                + " digits or more"
                + (gradient.isEmpty() ? "" : ", " + gradient.size() + " derivatives to " + fewest(gradient))
                + "; after " + last.label() + " steps " + last.right() + " of " + last.printed() + " printed are right";
    }

    /** A line for each number. */
    static Table table(String caption, String head, List<PrintedNumber> numbers, CellResult referee) {
        Table.Builder table = new Table.Builder(caption)
                .numbers(head)
                .numbers("published")
                .numbers("double run here")
                .numbers("agree")
                .numbers("published: right")
                .numbers("ours: right")
                .numbers("left by 1 ulp");
        for (PrintedNumber number : numbers) {
            table.row(List.of(
                    Text.of(number.label()),
                    marked(number.published(), number.printed(), number.right()),
                    marked(number.ours(), SHOWN_DIGITS, number.oursRight()),
                    Text.of(number.matching() + " of " + number.printed()),
                    Text.of(Integer.toString(number.right())),
                    Text.of(Integer.toString(number.oursRight())),
                    Text.of(
                            number.surviving().isPresent()
                                    ? Integer.toString(number.surviving().getAsInt())
                                    : "–")));
        }
        return table.note("Dark digits agree with the referee, " + Selection.setting(referee, "precision")
                        + ". Right: significant digits that do (losses are stored as binary64, so 17 at most). Left by 1 ulp: the fewest digits"
                        + " in which double runs agree with ours after one initial weight was moved by one unit in its last place;"
                        + " two correct double programs need not agree further.")
                .build();
    }

    private static Text marked(BigDecimal value, int digits, int right) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return PublishedTables.marked(rounded, right, Math.max(0, rounded.scale()));
    }

    private static String shown(BigDecimal value, int digits) {
        return Wording.significant(value, Math.min(digits, 12));
    }
}
