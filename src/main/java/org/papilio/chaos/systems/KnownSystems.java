package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.papilio.chaos.systems.KnownSystem.Named;
import org.papilio.chaos.systems.KnownSystem.Reference;

/** The systems that are shipped. */
public final class KnownSystems {
    private static final double LN_2 = 0.6931471805599453;
    private static final double LN_3 = 1.0986122886681098;
    private static final double LN_0_6 = -0.5108256237659907;
    private static final double INFINITE = Double.NEGATIVE_INFINITY;
    /** The parameter that holds the time of a step along a flow. */
    private static final String TIME = "dt";

    private static final String CATAPULT = "Chen, Balasubramanian, Ghosal, Agrawalla, arXiv 2310.01687";
    private static final String COMPUTED = "computed for this project, mean over 6e7 steps";
    private static final String SPROTT = "J. C. Sprott, Chaos and Time-Series Analysis, Oxford 2003, appendix A";

    private static final List<KnownSystem> ALL = List.of(
            logistic(), henon(), cat(), standard(), towel(), lorenz(), rossler(), diagonal(), quadratic(), bilinear());

    private KnownSystems() {}

    /** All systems, in the order in which they are listed for a user. */
    public static List<KnownSystem> all() {
        return ALL;
    }

    /** The system of a name. */
    public static Optional<KnownSystem> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private static KnownSystem logistic() {
        return map(
                "logistic",
                "x' = r x (1 - x)",
                "r=4",
                "x=0.3",
                1_000_000,
                List.of(
                        exact("", "conjugate to the tent map: ln 2", LN_2),
                        exact("r=2", "superstable fixed point 1/2", INFINITE),
                        exact("r=2.5", "fixed point with multiplier 2 - r: ln 0.5", -LN_2),
                        exact("r=3.2", "period 2 with multiplier 4 + 2r - r^2: ln(0.16) / 2", -0.916290731874155)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T rest = a.sub(a.of("1"), x.get(0));
                        return List.of(a.mul(a.mul(a.parameter("r"), x.get(0)), rest));
                    }
                });
    }

    private static KnownSystem henon() {
        Reference reference = known("", SPROTT, 5e-6, 0.41922, -1.62319);
        return map(
                "henon",
                "x' = 1 - a x^2 + y, y' = b x",
                "a=1.4 b=0.3",
                "x=0.1 y=0.1",
                1_000_000,
                List.of(with(reference, 1.25827)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T bend = a.mul(a.parameter("a"), a.square(x.get(0)));
                        return List.of(a.add(a.sub(a.of("1"), bend), x.get(1)), a.mul(a.parameter("b"), x.get(0)));
                    }
                });
    }

    private static KnownSystem cat() {
        double exponent = 0.9624236501192069;
        return map(
                "cat",
                "Arnold's cat map: x' = x + y, y' = x + 2y, modulo 1",
                "",
                "x=0.1415926535897932 y=0.7182818284590452",
                100_000,
                List.of(with(exact("", "V. I. Arnold: ln((3 + sqrt 5) / 2)", exponent, -exponent), 2)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T first = a.wrapOnce(a.add(x.get(0), x.get(1)));
                        return List.of(first, a.wrapOnce(a.add(first, x.get(1))));
                    }
                });
    }

    private static KnownSystem standard() {
        return map(
                "standard",
                "Chirikov's standard map: p' = p + K sin theta, theta' = theta + p', modulo 2 pi",
                "K=10",
                "theta=0.5 p=0.3",
                400_000,
                List.of(known(
                        "",
                        "B. V. Chirikov, Physics Reports 52 (1979) 263: ln(K / 2) for large K",
                        0.02,
                        1.6094379124341003,
                        -1.6094379124341003)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T kick = a.mul(a.parameter("K"), a.field.sin(x.get(0)));
                        T momentum = a.wrapAngle(a.add(x.get(1), kick));
                        return List.of(a.wrapAngle(a.add(x.get(0), momentum)), momentum);
                    }
                });
    }

    private static KnownSystem towel() {
        return map(
                "towel",
                "Roessler's folded towel map",
                "a=3.8 b=0.2",
                "x=0.085 y=-0.121 z=0.075",
                400_000,
                List.of(new Reference(
                        Map.of(),
                        List.of(0.43, 0.37, -3.3),
                        List.of(0.005, 0.01, 0.05),
                        Optional.empty(),
                        "O. E. Roessler, Physics Letters A 71 (1979) 155")),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> s) {
                        T x = s.get(0);
                        T z = s.get(2);
                        T one = a.of("1");
                        T fold = a.mul(a.add(s.get(1), a.of("0.35")), a.sub(one, a.add(z, z)));
                        T growth = a.mul(a.mul(a.parameter("a"), x), a.sub(one, x));
                        T narrow = a.mul(a.of("0.1"), a.mul(a.sub(fold, one), a.sub(one, a.mul(a.of("1.9"), x))));
                        T logistic = a.mul(a.mul(a.of("3.78"), z), a.sub(one, z));
                        return List.of(
                                a.sub(growth, a.mul(a.of("0.05"), fold)),
                                narrow,
                                a.add(logistic, a.mul(a.parameter("b"), s.get(1))));
                    }
                });
    }

    private static KnownSystem lorenz() {
        return flow(
                "lorenz",
                "Lorenz 1963: dx = sigma (y - x), dy = x (rho - z) - y, dz = x y - beta z; Runge-Kutta 4 with step dt",
                "sigma=10 rho=28 beta=2.6666666666666666666666666666666666667 dt=0.01",
                "x=1 y=1 z=20",
                List.of(with(known("", SPROTT, 5e-5, 0.90563, 0, -14.57219), 2.06215)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> s) {
                        T x = s.get(0);
                        T y = s.get(1);
                        T z = s.get(2);
                        return List.of(
                                a.mul(a.parameter("sigma"), a.sub(y, x)),
                                a.sub(a.mul(x, a.sub(a.parameter("rho"), z)), y),
                                a.sub(a.mul(x, y), a.mul(a.parameter("beta"), z)));
                    }
                });
    }

    private static KnownSystem rossler() {
        return flow(
                "rossler",
                "Roessler 1976: dx = -y - z, dy = x + a y, dz = b + z (x - c); Runge-Kutta 4 with step dt",
                "a=0.2 b=0.2 c=5.7 dt=0.02",
                "x=1 y=1 z=0",
                List.of(known("", SPROTT, 5e-5, 0.0714, 0, -5.3943)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> s) {
                        T x = s.get(0);
                        T y = s.get(1);
                        T z = s.get(2);
                        return List.of(
                                a.field.neg(a.add(y, z)),
                                a.add(x, a.mul(a.parameter("a"), y)),
                                a.add(a.parameter("b"), a.mul(z, a.sub(x, a.parameter("c")))));
                    }
                });
    }

    private static KnownSystem diagonal() {
        return map(
                "diagonal",
                "linear: x' = a x, y' = b y, z' = c z",
                "a=2 b=0.9 c=0.5",
                "x=0 y=0 z=0",
                10_000,
                List.of(
                        exact("", "logarithms of the entries", LN_2, -0.10536051565782628, -LN_2),
                        exact("a=0.8 b=0.6", "logarithms of the entries", -0.2231435513142097, LN_0_6, -LN_2)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        return List.of(
                                a.mul(a.parameter("a"), x.get(0)),
                                a.mul(a.parameter("b"), x.get(1)),
                                a.mul(a.parameter("c"), x.get(2)));
                    }
                });
    }

    private static KnownSystem quadratic() {
        return map(
                "quadratic",
                "gradient descent on (w^2/2 - y)^2 / 2 with rate eta, a = eta y (y = 1): w' = w - a w (w^2/2 - 1)",
                "a=2",
                "w=0.1",
                1_000_000,
                List.of(
                        exact("a=0.5", "superstable minimum, multiplier 1 - 2a", INFINITE),
                        exact("a=0.8", "multiplier of the minimum 1 - 2a: ln 0.6", LN_0_6),
                        known("a=1.1", COMPUTED, 5e-5, -0.8574),
                        known("a=1.4", COMPUTED, 1e-4, 0.34258),
                        known("a=1.5", COMPUTED, 2e-4, 0.49122),
                        known("a=1.6", COMPUTED, 1e-4, 0.68205),
                        known("a=1.7", "periodic window, " + COMPUTED, 5e-6, -0.435106),
                        known("a=1.8", COMPUTED, 2e-4, 0.80669),
                        exact("", CATAPULT + ": conjugate to Chebyshev's z^3 - 3z, ln 3", LN_3)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T w = x.get(0);
                        T residual = a.sub(a.mul(a.of("0.5"), a.square(w)), a.of("1"));
                        return List.of(a.sub(w, a.mul(a.parameter("a"), a.mul(w, residual))));
                    }
                });
    }

    private static KnownSystem bilinear() {
        return map(
                "bilinear",
                "gradient descent on (u v - y)^2 / 2 with rate eta, a = eta y (y = 1)",
                "a=2",
                "u=0.1 v=0.1",
                1_000_000,
                List.of(
                        exact("a=0.8", "along and across the curve u v = y of minima: 0, ln |1 - 2a|", 0, LN_0_6),
                        exact("a=0.5", "superstable across the curve of minima", 0, INFINITE),
                        exact("", CATAPULT + ": ln 3 along u = v, mean of ln|1 + z| = 0 across", LN_3, 0)),
                new Arithmetic.Equations() {
                    @Override
                    public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                        T u = x.get(0);
                        T v = x.get(1);
                        T slope = a.mul(a.parameter("a"), a.sub(a.mul(u, v), a.of("1")));
                        return List.of(a.sub(u, a.mul(slope, v)), a.sub(v, a.mul(slope, u)));
                    }
                });
    }

    private static KnownSystem map(
            String name,
            String title,
            String parameters,
            String coordinates,
            long steps,
            List<Reference> references,
            Arithmetic.Equations equations) {
        return new KnownSystem(
                name,
                title,
                listed(parameters),
                listed(coordinates),
                Optional.empty(),
                2_000,
                steps,
                references,
                Arithmetic.definition(names(coordinates), names(parameters), equations));
    }

    private static KnownSystem flow(
            String name,
            String title,
            String parameters,
            String coordinates,
            List<Reference> references,
            Arithmetic.Equations equations) {
        return new KnownSystem(
                name,
                title,
                listed(parameters),
                listed(coordinates),
                Optional.of(TIME),
                20_000,
                4_000_000,
                references,
                Arithmetic.definition(names(coordinates), names(parameters), Arithmetic.rungeKutta4(TIME, equations)));
    }

    private static Reference exact(String settings, String source, double... exponents) {
        return known(settings, source, 0, exponents);
    }

    private static Reference known(String settings, String source, double tolerance, double... exponents) {
        Map<String, BigDecimal> values = listed(settings).stream().collect(Collectors.toMap(Named::name, Named::value));
        List<Double> known = new ArrayList<>();
        for (double exponent : exponents) {
            known.add(exponent);
        }
        return new Reference(values, known, Collections.nCopies(known.size(), tolerance), Optional.empty(), source);
    }

    private static Reference with(Reference reference, double dimension) {
        return new Reference(
                reference.settings(),
                reference.exponents(),
                reference.tolerances(),
                Optional.of(dimension),
                reference.source());
    }

    private static List<String> names(String text) {
        return listed(text).stream().map(Named::name).toList();
    }

    /** Reads {@code a=1.4 b=0.3}. */
    private static List<Named> listed(String text) {
        return Arrays.stream(text.split(" "))
                .filter(item -> !item.isEmpty())
                .map(item -> item.split("="))
                .map(pair -> new Named(pair[0], new BigDecimal(pair[1])))
                .toList();
    }
}
