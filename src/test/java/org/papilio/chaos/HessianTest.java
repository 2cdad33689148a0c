package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Saddles.Saddle;
import org.papilio.model.Objective;
import org.papilio.number.Field;
import org.papilio.program.Definition;

class HessianTest {

    /** (x^2 - 1)^2 / 4 + 2 y^2: minima at (-1, 0) and (1, 0), a saddle with curvatures -1 and 4 at the origin. */
    private record DoubleWell() implements Definition {
        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public <T> List<T> apply(Field<T> f, List<T> x) {
            T well = f.sub(f.mul(x.get(0), x.get(0)), f.of(1.0));
            T valley = f.mul(f.of(2.0), f.mul(x.get(1), x.get(1)));
            return List.of(f.fma(f.of(0.25), f.mul(well, well), valley));
        }
    }

    @Test
    void gradientAndHessianOfAPolynomial() {
        Hessian hessian = new Hessian(new DoubleWell());
        assertArrayEquals(new double[] {0.5 * (0.25 - 1), 8}, hessian.gradient(new double[] {0.5, 2}), 1e-15);
        double[][] matrix = hessian.matrix(new double[] {0.5, 2});
        assertArrayEquals(new double[] {3 * 0.25 - 1, 0}, matrix[0], 1e-15);
        assertArrayEquals(new double[] {0, 4}, matrix[1], 1e-15);
        assertEquals(4, hessian.at(new double[] {0.5, 2}).sharpness(), 1e-14);
        assertEquals(-1, hessian.at(new double[] {0, 0}).eigenvalues()[1], 1e-15);
    }

    @Test
    void ofANetworkByTwoWays() {
        Objective objective = Xor.published().objective();
        Definition backpropagated = new Definition() {
            @Override
            public int inputs() {
                return 17;
            }

            @Override
            public int outputs() {
                return 17;
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                return objective.gradient(field, x, objective.allSamples());
            }
        };
        double[] x =
                Xor.uniform(17, 5).stream().mapToDouble(Double::doubleValue).toArray();
        Hessian nested = new Hessian(objective.lossDefinition());
        Hessian fromGradient = Hessian.ofGradient(backpropagated);
        assertArrayEquals(nested.gradient(x), fromGradient.gradient(x), 1e-14);
        assertArrayEquals(nested.at(x).eigenvalues(), fromGradient.at(x).eigenvalues(), 1e-13);
        double[] moved = x.clone();
        moved[3] += 1e-5;
        double[] up = nested.gradient(moved);
        moved[3] -= 2e-5;
        double[] down = nested.gradient(moved);
        for (int i = 0; i < 17; i++) {
            assertEquals((up[i] - down[i]) / 2e-5, nested.matrix(x)[3][i], 1e-8);
        }
    }

    @Test
    void theEscapeFromASaddleIsPredicted() {
        Hessian hessian = new Hessian(new DoubleWell());
        double rate = 0.05;
        List<double[]> trajectory = new ArrayList<>(List.of(new double[] {1e-6, 0.9}));
        for (int t = 0; t < 600; t++) {
            double[] x = trajectory.get(t).clone();
            double[] slope = hessian.gradient(x);
            for (int i = 0; i < 2; i++) {
                x[i] -= rate * slope[i];
            }
            trajectory.add(x);
        }
        List<Saddle> saddles = Saddles.along(hessian, trajectory, rate, 0.5);
        assertEquals(1, saddles.size(), saddles.toString());
        Saddle saddle = saddles.get(0);
        assertEquals(0, saddle.point().get(0), 1e-9);
        assertEquals(List.of(-1.0), saddle.unstable());
        int measured = saddle.measuredEscape().orElseThrow();
        assertEquals(measured, saddle.predictedEscape().orElseThrow(), 0.05 * measured + 5);
    }

    @Test
    void aRunIntoAMinimumPassesNoSaddle() {
        Hessian hessian = new Hessian(new DoubleWell());
        List<double[]> trajectory =
                List.of(new double[] {0.9, 0.1}, new double[] {0.95, 0.05}, new double[] {0.99, 0.01});
        assertTrue(Saddles.along(hessian, trajectory, 0.1, 0.3).isEmpty());
    }

    @Test
    void refusals() {
        Hessian hessian = new Hessian(new DoubleWell());
        assertThrows(IllegalArgumentException.class, () -> hessian.at(new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> hessian.at(new double[] {Double.NaN, 0}));
        assertThrows(IllegalArgumentException.class, () -> new Hessian(Hessian.gradient(new DoubleWell())));
        assertThrows(IllegalArgumentException.class, () -> Saddles.along(hessian, List.of(), 0.1, 1));
    }
}
