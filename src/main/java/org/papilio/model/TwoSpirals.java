package org.papilio.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Two spirals around each other, three turns each: for i = 0 to {@value #LAST}, with the angle a = i pi / 16 and the radius
 * r = 6.5 (104 - i) / 104, the point (r sin a, r cos a) of class 1 and then its mirror image (-r sin a, -r cos a) of class 0.
 *
 * <p>K. J. Lang and M. J. Witbrock, Learning to tell two spirals apart, Proceedings of the 1988 Connectionist Models Summer
 * School, 52-59; points and order are those of the CMU benchmark collection, which prints them with five decimals. Here they are
 * computed with {@value #DIGITS} digits and rounded to {@value #DECIMALS} decimals, so that every precision sees the same numbers.
 */
final class TwoSpirals {
    private static final int LAST = 96;
    private static final int DIGITS = 50;
    private static final int DECIMALS = 20;
    private static final MathContext CONTEXT = new MathContext(DIGITS);

    private static final List<List<BigDecimal>> POINTS = points();

    private TwoSpirals() {}

    /** The points in their order. */
    static List<List<BigDecimal>> inputs() {
        return POINTS;
    }

    /** Whether the point at a position is of class 1. */
    static boolean isFirst(int position) {
        return position % 2 == 0;
    }

    /** The direction turns by pi / 16 from point to point, by the addition theorems. */
    private static List<List<BigDecimal>> points() {
        BigDecimal cosEighth = halfAngle(halfAngle(BigDecimal.ZERO));
        BigDecimal cosStep = halfAngle(cosEighth);
        BigDecimal sinStep = BigDecimal.ONE.subtract(cosStep.multiply(cosStep)).sqrt(CONTEXT);
        BigDecimal sin = BigDecimal.ZERO;
        BigDecimal cos = BigDecimal.ONE;
        List<List<BigDecimal>> points = new ArrayList<>();
        for (int i = 0; i <= LAST; i++) {
            BigDecimal radius =
                    new BigDecimal("6.5").multiply(BigDecimal.valueOf(104 - i)).divide(BigDecimal.valueOf(104));
            BigDecimal x = rounded(radius.multiply(sin));
            BigDecimal y = rounded(radius.multiply(cos));
            points.add(List.of(x, y));
            points.add(List.of(x.negate(), y.negate()));
            BigDecimal turned = sin.multiply(cosStep).add(cos.multiply(sinStep));
            cos = cos.multiply(cosStep).subtract(sin.multiply(sinStep)).round(CONTEXT);
            sin = turned.round(CONTEXT);
        }
        return List.copyOf(points);
    }

    /** cos(a / 2) from cos(a), for angles up to a right one. */
    private static BigDecimal halfAngle(BigDecimal cos) {
        return BigDecimal.ONE.add(cos).divide(BigDecimal.valueOf(2)).sqrt(CONTEXT);
    }

    private static BigDecimal rounded(BigDecimal x) {
        return x.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}
