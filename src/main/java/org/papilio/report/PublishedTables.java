package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The published cases as tables. */
final class PublishedTables {
    private PublishedTables() {}

    /** One line a case: what became of a tiny difference, and what the published result is worth. */
    static Table verdicts(PublishedFindings findings) {
        Table.Builder table = new Table.Builder("The verdict on each case.")
                .words("Initial weights")
                .numbers("amplified at least, times")
                .numbers("change from not rounded")
                .numbers("of it the map's")
                .words("The map")
                .words("The published finals");
        for (PublishedCase c : findings.cases()) {
            Optional<PublishedCase> base = findings.unrounded().filter(unrounded -> c.startKnown());
            table.row(
                    c.label(),
                    Wording.about(c.sensitivity().total()),
                    base.map(unrounded -> Wording.about(c.changeFrom(unrounded)))
                            .orElse("–"),
                    base.flatMap(c::shareOfMap).map(Wording::percent).orElse("–"),
                    c.sensitivity().verdict().words(),
                    worth(c));
        }
        return table.note("Amplified: the distance of two runs in " + findings.refereeName()
                        + ", one from the initial weights as decimals and one from the nearest "
                        + "binary64 numbers, at the end divided by "
                        + "that at the start: one direction, hence a lower bound. Change: largest "
                        + "difference of any number of the "
                        + "exact final weights. Of it the map's: change ÷ (change + round-off in "
                        + "the published finals).")
                .build();
    }

    /** What the published finals of a case are worth, in words. */
    static String worth(PublishedCase c) {
        return switch (c.worth()) {
            case NOT_COMPARABLE -> "start unknown";
            case ROUND_OFF -> "round-off";
            case RIGHT -> "right to " + Wording.count(c.publishedError().fewest(), "digit", "digits");
        };
    }

    /** Largest differences and right digits of the published and the double finals. */
    static Table digits(PublishedFindings findings) {
        Table.Builder table = new Table.Builder(
                        "How far the published finals and a double run are from the truth, and how many "
                                + "leading digits are right in every number (in brackets: in half of them).")
                .words("Initial weights")
                .numbers("published − referee")
                .words("at")
                .numbers("right digits")
                .numbers("double − referee")
                .numbers("right digits")
                .numbers("best of any double")
                .numbers("referee's digits");
        for (PublishedCase c : findings.cases()) {
            Deviation published = c.publishedError();
            Deviation doubles = c.doubleError();
            boolean accepted = c.accepted(c.printedDigits());
            table.row(List.of(
                    Text.of(c.label()),
                    Text.of(Wording.about(published.largest().doubleValue())),
                    Text.of(c.names().get(published.parameter()), Text.Style.CODE),
                    c.startKnown() ? digits(published) : Text.of("not judged", Text.Style.MUTED),
                    Text.of(Wording.about(doubles.largest().doubleValue())),
                    digits(doubles),
                    Text.of(Integer.toString(c.storageError().fewest())),
                    Text.of(c.refereeDigits() + (accepted ? "" : ", rejected"))));
        }
        return table.note("Referee: " + findings.refereeName() + ", accepted where " + findings.secondName()
                        + " agrees with it on at least as many digits as are printed; "
                        + "the last column says on how many. Best of any double: digits left when nothing "
                        + "but the initial weights "
                        + "is rounded to binary64 and every operation after that is exact.")
                .build();
    }

    private static Text digits(Deviation deviation) {
        return Text.of(deviation.fewest() + " ").plus("(" + deviation.median() + ")", Text.Style.MUTED);
    }

    /** All final numbers of a case: published, double and referee, each marked as far as it is right. */
    static Table finals(PublishedCase c, int decimals) {
        Table.Builder table = new Table.Builder(Wording.capital(c.label()) + ".")
                .half()
                .words("")
                .numbers("published")
                .numbers("double")
                .numbers("referee");
        Deviation published = c.publishedError();
        Deviation doubles = c.doubleError();
        for (int i = 0; i < c.names().size(); i++) {
            BigDecimal doubleValue = c.doubles().get(i);
            table.row(List.of(
                    Text.of(c.names().get(i), Text.Style.CODE),
                    c.startKnown()
                            ? marked(c.published().get(i), published.digits().get(i), decimals)
                            : Text.of(Wording.fixed(c.published().get(i), decimals), Text.Style.MUTED),
                    marked(doubleValue, doubles.digits().get(i), decimals),
                    Text.of(Wording.fixed(c.referee().get(i), shown(c, i, decimals)))));
        }
        return table.build();
    }

    /** The decimals of a referee's number that are shown: no more than its two precisions agree on. */
    private static int shown(PublishedCase c, int i, int decimals) {
        int agreed = Deviation.of(c.referee(), c.second()).digits().get(i);
        return Math.min(
                decimals, Math.max(0, agreed - 1 - Wording.decade(c.referee().get(i))));
    }

    /** A number with so many decimals, its leading right digits set apart from the rest. */
    static Text marked(BigDecimal value, int right, int decimals) {
        String number = Wording.fixed(value, decimals);
        int seen = 0;
        int split = 0;
        boolean leading = true;
        for (int i = 0; i < number.length() && seen < right; i++) {
            char c = number.charAt(i);
            leading &= !(c >= '1' && c <= '9');
            seen += Character.isDigit(c) && !leading ? 1 : 0;
            split = i + 1;
        }
        if (right == 0 || seen == 0) {
            return Text.of(number, Text.Style.WRONG);
        }
        Text text = Text.of(number.substring(0, split), Text.Style.RIGHT);
        return split < number.length() ? text.plus(number.substring(split), Text.Style.WRONG) : text;
    }

    /** The tables of all cases' finals. */
    static List<Table> finals(PublishedFindings findings, int decimals) {
        List<Table> tables = new ArrayList<>();
        IntStream.range(0, findings.cases().size())
                .forEach(i -> tables.add(finals(findings.cases().get(i), decimals)));
        return tables;
    }
}
