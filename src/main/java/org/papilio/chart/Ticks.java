package org.papilio.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis has ticks and what they say. Positions are axis coordinates: the value on a linear axis, its decimal logarithm on
 * a logarithmic one. Of all candidate sets the densest is taken whose labels keep their distance.
 */
final class Ticks {
    private static final int[] DECADE_STEPS = {1, 2, 3, 4, 5, 10, 20, 50, 100, 200};
    private static final int[][] MANTISSAS = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}};
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A tick; minor ones have an empty label. */
    record Tick(double position, String label) {
        boolean major() {
            return !label.isEmpty();
        }
    }

    /** Length of an axis in points and the direction of its labels, by which a set of ticks is judged. */
    record Room(double lower, double upper, double length, boolean horizontal) {

        /** Whether no two labels come closer than is easy to read. */
        boolean holds(List<Tick> ticks) {
            return holds(ticks, 8);
        }

        /** Whether labels keep at least a gap in points. */
        boolean holds(List<Tick> ticks, double gap) {
            double last = Double.NEGATIVE_INFINITY;
            for (Tick tick : ticks) {
                if (!tick.major()) {
                    continue;
                }
                double half = horizontal ? Text.width(Theme.TICK, tick.label()) / 2 + gap / 2 : 4 + gap / 2;
                double at = (tick.position() - lower) / (upper - lower) * length;
                if (at - half < last) {
                    return false;
                }
                last = at + half;
            }
            return true;
        }

        private double preferredCount() {
            return Math.max(2, length / (horizontal ? 42 : 24));
        }
    }

    private Ticks() {}

    /** Ticks of a linear axis at multiples of 1, 2 or 5 times a power of ten. */
    static List<Tick> linear(Room room, boolean whole) {
        double span = room.upper() - room.lower();
        int exponent = exponent(span / room.preferredCount());
        exponent = whole ? Math.max(0, exponent) : exponent;
        for (int k = exponent; k < exponent + 4; k++) {
            for (int mantissa : new int[] {1, 2, 5}) {
                BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(k);
                if (span / step.doubleValue() > 1.5 * room.preferredCount()) {
                    continue;
                }
                List<Tick> ticks = multiples(room, step);
                if (room.holds(ticks)) {
                    return ticks.size() > 1
                            ? ticks
                            : ends(room, whole ? Math.max(0, exponent - 1) : exponent - 1, ticks);
                }
            }
        }
        return List.of();
    }

    /** The first and last multiple of a power of ten, where labels are too wide for more than that. */
    private static List<Tick> ends(Room room, int exponent, List<Tick> otherwise) {
        List<Tick> all = multiples(room, BigDecimal.ONE.scaleByPowerOfTen(exponent));
        for (int skip = 0; all.size() > 1 + 2 * skip; skip++) {
            List<Tick> ends = List.of(all.get(skip), all.get(all.size() - 1 - skip));
            if (room.holds(ends, 4)) {
                return ends;
            }
        }
        return otherwise;
    }

    private static List<Tick> multiples(Room room, BigDecimal step) {
        double size = step.doubleValue();
        double tolerance = 1e-9 * (room.upper() - room.lower());
        double largest = Math.max(Math.abs(room.lower()), Math.abs(room.upper()));
        BigDecimal first = new BigDecimal(Math.ceil((room.lower() - tolerance) / size));
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal n = first; ticks.size() < 500; n = n.add(BigDecimal.ONE)) {
            BigDecimal value = n.multiply(step);
            if (value.doubleValue() > room.upper() + tolerance) {
                break;
            }
            ticks.add(new Tick(value.doubleValue(), label(value, -step.scale(), largest)));
        }
        return ticks;
    }

    /** A multiple of 10^k as a label, all labels of an axis in the same notation. */
    private static String label(BigDecimal value, int k, double largest) {
        if (value.signum() == 0) {
            return "0";
        }
        int top = exponent(largest);
        // Scientific notation is for short numbers: 1000000001 is easier to read than 1.000000001×10⁹.
        if ((top < 6 && top > -4) || (top >= 6 && top < 15 && top - k > 4)) {
            return minus(value.setScale(Math.max(0, -k)).toPlainString());
        }
        BigDecimal mantissa = value.scaleByPowerOfTen(-top).setScale(Math.max(0, top - k));
        return minus(mantissa.toPlainString()) + "×" + power(top);
    }

    /** Ticks of a logarithmic axis: powers of ten, fewer over many decades, other mantissas within few. */
    static List<Tick> log(Room room) {
        int first = (int) Math.ceil(room.lower() - 1e-9);
        int last = (int) Math.floor(room.upper() + 1e-9);
        if (last - first >= 2 || (last - first == 1 && room.upper() - room.lower() > 1.6)) {
            return powers(room, first, last);
        }
        for (int[] mantissas : MANTISSAS) {
            List<Tick> ticks = mantissas(room, first - 1, last, mantissas);
            if (ticks.stream().filter(Tick::major).count() >= 2 && room.holds(ticks)) {
                return ticks;
            }
        }
        return linearLabels(room);
    }

    private static List<Tick> powers(Room room, int first, int last) {
        boolean plain = first >= -3 && last <= 3;
        for (int step : DECADE_STEPS) {
            List<Tick> ticks = new ArrayList<>();
            for (int e = first - 1; e <= last; e++) {
                boolean major = Math.floorMod(e, step) == 0;
                if (e >= first && (major || last - first < 80)) {
                    ticks.add(new Tick(e, !major ? "" : plain ? plainPower(e) : power(e)));
                }
                if (step == 1 && last - first <= 8) {
                    minor(room, e, ticks);
                }
            }
            if (room.holds(ticks) && count(ticks) <= 1.5 * room.preferredCount()) {
                return ticks;
            }
        }
        return List.of(new Tick(first, power(first)), new Tick(last, power(last)));
    }

    private static void minor(Room room, int e, List<Tick> ticks) {
        for (int m = 2; m <= 9; m++) {
            double at = e + StrictMath.log10(m);
            if (at >= room.lower() && at <= room.upper()) {
                ticks.add(new Tick(at, ""));
            }
        }
    }

    private static List<Tick> mantissas(Room room, int first, int last, int[] mantissas) {
        List<Tick> ticks = new ArrayList<>();
        for (int e = first; e <= last; e++) {
            for (int m : mantissas) {
                double at = e + StrictMath.log10(m);
                if (at >= room.lower() - 1e-9 && at <= room.upper() + 1e-9) {
                    ticks.add(new Tick(at, value(BigDecimal.valueOf(m).scaleByPowerOfTen(e))));
                }
            }
        }
        return ticks;
    }

    /** Within a small part of a decade a logarithmic axis is almost a linear one and is labelled like it. */
    private static List<Tick> linearLabels(Room room) {
        double shift = Math.floor(room.lower());
        double lower = StrictMath.pow(10, room.lower() - shift);
        double upper = StrictMath.pow(10, room.upper() - shift);
        List<Tick> ticks = List.of();
        // Labels may carry a power of ten and then need more room than those of the mantissas alone.
        for (double share = 1; share > 0.05; share *= 0.75) {
            ticks = new ArrayList<>();
            for (Tick tick : linear(new Room(lower, upper, share * room.length(), room.horizontal()), false)) {
                BigDecimal mantissa = new BigDecimal(tick.label().replace('−', '-'));
                ticks.add(new Tick(
                        StrictMath.log10(tick.position()) + shift, value(mantissa.scaleByPowerOfTen((int) shift))));
            }
            if (room.holds(ticks)) {
                return ticks;
            }
        }
        return ticks;
    }

    private static long count(List<Tick> ticks) {
        return ticks.stream().filter(Tick::major).count();
    }

    /** A number in as few characters as show all its digits: 0.02, 300, 2.5×10⁻⁷. */
    static String value(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() == 0) {
            return "0";
        }
        if (exponent >= -3 && exponent <= 4) {
            return minus(number.setScale(Math.max(0, number.scale())).toPlainString());
        }
        BigDecimal mantissa = number.scaleByPowerOfTen(-exponent);
        return minus(mantissa.toPlainString()) + "×" + power(exponent);
    }

    /** Ten to a power in superscript digits. */
    static String power(int exponent) {
        StringBuilder text = new StringBuilder("10");
        if (exponent < 0) {
            text.append('⁻');
        }
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String plainPower(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    /** floor(log10(x)) of a positive number. */
    private static int exponent(double x) {
        return x > 0 ? (int) Math.floor(StrictMath.log10(x) + 1e-12) : 0;
    }
}
