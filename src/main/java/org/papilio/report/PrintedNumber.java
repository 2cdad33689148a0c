package org.papilio.report;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.papilio.number.Digits;

/**
 * A published number beside those computed here.
 *
 * @param label what it is
 * @param published with the digits that were printed
 * @param ours of a double run
 * @param exact of the referee
 * @param accepted on how many digits the referee and its second agree
 * @param surviving how many digits are left of ours when the run starts one unit in the last place beside; empty if no such
 *     run was made
 */
record PrintedNumber(
        String label, BigDecimal published, BigDecimal ours, BigDecimal exact, int accepted, OptionalInt surviving) {

    /** Binary64 has no more decimal digits than this. */
    static final int DOUBLE_DIGITS = 17;

    /** How many digits were printed. */
    int printed() {
        return published.precision();
    }

    /** On how many of the printed digits the published number and ours agree. */
    int matching() {
        return Math.min(printed(), Digits.agreeing(ours, published));
    }

    /** How many of the printed digits are right. */
    int right() {
        return Math.min(Math.min(printed(), accepted), Digits.agreeing(published, exact));
    }

    /** How many digits of ours are right. */
    int oursRight() {
        return Math.min(Math.min(DOUBLE_DIGITS, accepted), Digits.agreeing(ours, exact));
    }

    /** Whether the published number agrees with ours as far as it could: in every printed digit or in all that survive. */
    boolean asFarAsPossible() {
        return matching() >= Math.min(printed(), surviving.orElse(printed()));
    }
}
