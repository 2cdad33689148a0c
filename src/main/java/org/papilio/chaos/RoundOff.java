package org.papilio.chaos;

import org.papilio.number.Precision;

/**
 * The round-off verdict on a result, apart from the verdict on the map: how many decimal digits the arithmetic puts in at
 * each step, how many of them the map's amplification takes away, and how many of the result are left.
 *
 * @param precision the precision's name
 * @param carried about how many digits a number of the precision has
 * @param entering the digits to which one step is right: -log10 of its rounding error, relative to the size of the result.
 *     A central difference puts in far fewer than the precision carries
 * @param lost the digits that the amplification takes from the beginning to the end; below 0 for a contracting run
 * @param right the digits of the result that are right: -log10 of its measured distance from the referee's, at least 0
 * @param predicted the same from the predicted distance
 * @param reason one sentence with the numbers
 */
public record RoundOff(
        String precision, int carried, double entering, double lost, double right, double predicted, String reason) {

    /**
     * Judges a result.
     *
     * @param precision the precision it was computed in
     * @param horizon its distance from the referee
     * @param amplification along the referee's trajectory, over the same steps
     * @param size the largest coordinate of the result, to which the digits are relative; positive
     */
    public static RoundOff of(Precision<?> precision, ShadowHorizon horizon, Amplification amplification, double size) {
        if (!(size > 0) || !Double.isFinite(size)) {
            throw new IllegalArgumentException("the size of the result must be positive and finite, got " + size);
        }
        GrowthCurve curve = amplification.curve();
        if (curve.size() == 0 || horizon.distance().size() < 2) {
            throw new IllegalArgumentException("a round-off verdict needs at least one step");
        }
        double entering = digits(horizon.rounding() / size, precision.digits());
        double lost = curve.nats(curve.size() - 1) / StrictMath.log(10);
        double right = digits(horizon.distance().get(horizon.distance().size() - 1) / size, precision.digits());
        double predicted = digits(horizon.prediction().get(horizon.prediction().size() - 1) / size, precision.digits());
        String reason = "in " + precision.name() + " each step is right to about " + Shown.of(entering, 2)
                + " digits, the map takes " + Shown.of(Math.max(0, lost), 2)
                + " of them from the beginning to the end, and "
                + (right < 1 ? "no digit" : Shown.of(right, 2) + " digits") + " of the result can be trusted";
        return new RoundOff(precision.name(), precision.digits(), entering, lost, right, predicted, reason);
    }

    private static double digits(double relativeError, int most) {
        return relativeError == 0 ? most : Math.max(0, Math.min(most, -StrictMath.log10(relativeError)));
    }
}
