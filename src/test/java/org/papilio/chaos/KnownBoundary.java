package org.papilio.chaos;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.papilio.number.Elementary;
import org.papilio.random.LegacyRandom;

/** Boundaries of known dimension, drawn at a random place and angle by a seed. */
enum KnownBoundary {
    LINE(1) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            Frame f = new Frame(n, random, 0.3);
            return raster(n, (i, j) -> f.u(i, j) > 0 ? 1 : 0);
        }
    },
    CIRCLE(1) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            Frame f = new Frame(n, random, 0.2);
            double r = random.uniform(0.15, 0.4);
            return raster(n, (i, j) -> f.u(i, j) * f.u(i, j) + f.v(i, j) * f.v(i, j) > r * r ? 1 : 0);
        }
    },
    /** ln 4 / ln 3: the snowflake of von Koch. */
    KOCH(1.2618595071429148) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            Frame f = new Frame(n, random, 0.1);
            double size = random.uniform(0.6, 1.2);
            int level = 2;
            for (double edge = size * n; edge > 0.3; edge /= 3) {
                level++;
            }
            boolean[] parity = new boolean[n * n];
            double[] x = {0, size / 2, -size / 2};
            double h = Math.sqrt(3) / 2 * size;
            double[] y = {2 * h / 3, -h / 3, -h / 3};
            for (int k = 0; k < 3; k++) {
                int m = (k + 1) % 3;
                double[] a = f.back(x[k], y[k]);
                double[] b = f.back(x[m], y[m]);
                koch(parity, n, a[0], a[1], b[0], b[1], level);
            }
            int[] labels = new int[n * n];
            for (int i = 0; i < n; i++) {
                boolean in = false;
                for (int j = 0; j < n; j++) {
                    in ^= parity[i * n + j];
                    labels[i * n + j] = in ? 1 : 0;
                }
            }
            return labels;
        }
    },
    /** ln 8 / ln 3: holes of the Sierpinski carpet. */
    CARPET(1.8927892607143724) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            Frame f = new Frame(n, random, 0.2);
            double size = random.uniform(1.5, 3);
            return raster(n, (i, j) -> {
                double x = f.u(i, j) / size + 0.5;
                double y = f.v(i, j) / size + 0.5;
                for (int level = 1; level < 12; level++) {
                    x *= 3;
                    y *= 3;
                    int a = (int) x;
                    int b = (int) y;
                    if (a == 1 && b == 1) {
                        return level;
                    }
                    x -= a;
                    y -= b;
                }
                return 0;
            });
        }
    },
    /** 1 + ln 2 / ln 3: Cantor's set times a line, as in basins divided by a horseshoe. */
    CANTOR(1.6309297535714573) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            Frame f = new Frame(n, random, 0.2);
            double size = random.uniform(1.5, 3);
            return raster(n, (i, j) -> {
                double x = f.u(i, j) / size + 0.5;
                int gap = 1;
                for (int level = 1; level < 20; level++) {
                    x *= 3;
                    int a = (int) Math.floor(x);
                    if (a == 1) {
                        return gap;
                    }
                    gap = 2 * gap + (a > 1 ? 1 : 0);
                    x -= a;
                }
                return gap;
            });
        }
    },
    TAKAGI_1_3(1.3) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return takagi(n, random, dimension(), TALL);
        }
    },
    TAKAGI_1_7(1.7) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return takagi(n, random, dimension(), TALL);
        }
    },
    MIDPOINT_1_2(1.2) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return midpoint(n, random, dimension(), TALL);
        }
    },
    MIDPOINT_1_5(1.5) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return midpoint(n, random, dimension(), TALL);
        }
    },
    MIDPOINT_1_8(1.8) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return midpoint(n, random, dimension(), TALL);
        }
    },
    /** Zero level of a random field of Hoelder exponent H: 2 - H. */
    FIELD_1_3(1.3) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return field(n, random, dimension());
        }
    },
    FIELD_1_5(1.5) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return field(n, random, dimension());
        }
    },
    FIELD_1_8(1.8) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return field(n, random, dimension());
        }
    },
    NOISE(2) {
        @Override
        int[] draw(int n, LegacyRandom random) {
            return raster(n, (i, j) -> random.nextDouble() < 0.5 ? 1 : 0);
        }
    };

    static final double TALL = 4;
    private static final int FINER = 16;

    private final double dimension;

    KnownBoundary(double dimension) {
        this.dimension = dimension;
    }

    double dimension() {
        return dimension;
    }

    abstract int[] draw(int n, LegacyRandom random);

    Basins basins(int n, long seed) {
        return Basins.of(draw(n, new LegacyRandom(seed)), n);
    }

    private static int[] raster(int n, IntBinaryOperator label) {
        int[] labels = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                labels[i * n + j] = label.applyAsInt(i, j);
            }
        }
        return labels;
    }

    private static final class Frame {
        final int n;
        final double c;
        final double s;
        final double x;
        final double y;

        Frame(int n, LegacyRandom random, double shift) {
            double angle = random.uniform(0, 2 * Math.PI);
            this.n = n;
            c = Elementary.cos(angle);
            s = Elementary.sin(angle);
            x = 0.5 + random.uniform(-shift, shift);
            y = 0.5 + random.uniform(-shift, shift);
        }

        double u(int i, int j) {
            return c * ((double) j / n - x) + s * ((double) i / n - y);
        }

        double v(int i, int j) {
            return -s * ((double) j / n - x) + c * ((double) i / n - y);
        }

        /** column, row */
        double[] back(double u, double v) {
            return new double[] {n * (x + c * u - s * v), n * (y + s * u + c * v)};
        }
    }

    private static void koch(boolean[] parity, int n, double ax, double ay, double bx, double by, int level) {
        if (level == 0) {
            int from = (int) Math.ceil(Math.min(ay, by));
            int to = (int) Math.ceil(Math.max(ay, by));
            for (int i = Math.max(0, from); i < Math.min(n, to); i++) {
                double x = ax + (i - ay) / (by - ay) * (bx - ax);
                if (x <= n - 1) {
                    parity[i * n + Math.max(0, (int) Math.ceil(x))] ^= true;
                }
            }
            return;
        }
        double dx = (bx - ax) / 3;
        double dy = (by - ay) / 3;
        double h = Math.sqrt(3) / 2;
        double px = ax + 1.5 * dx + h * dy;
        double py = ay + 1.5 * dy - h * dx;
        koch(parity, n, ax, ay, ax + dx, ay + dy, level - 1);
        koch(parity, n, ax + dx, ay + dy, px, py, level - 1);
        koch(parity, n, px, py, bx - dx, by - dy, level - 1);
        koch(parity, n, bx - dx, by - dy, bx, by, level - 1);
    }

    /** The region below sum w^k d(2^k x), d the distance to the nearest whole number; w = 2^(dimension - 2). */
    private static int[] takagi(int n, LegacyRandom random, double dimension, double height) {
        double w = Elementary.exp((dimension - 2) * Elementary.log(2.0));
        double shift = random.nextDouble();
        double scale = random.uniform(0.5, 1);
        double[] g = new double[n];
        for (int j = 0; j < n; j++) {
            double x = shift + scale * j / n;
            double amplitude = 1;
            for (int k = 0; k < 40; k++) {
                g[j] += amplitude * Math.abs(x - Math.rint(x));
                x = 2 * (x - Math.rint(x));
                amplitude *= w;
            }
        }
        return below(n, g, height);
    }

    static int[] midpoint(int n, LegacyRandom random, double dimension, double height) {
        int finest = FINER * Integer.highestOneBit(2 * n - 1);
        double[] g = new double[finest + 1];
        double ratio = Elementary.exp((dimension - 2) * Elementary.log(2.0));
        double sigma = 1;
        g[0] = random.nextGaussian();
        g[finest] = random.nextGaussian();
        for (int half = finest / 2; half > 0; half /= 2) {
            sigma *= ratio;
            for (int j = half; j < finest; j += 2 * half) {
                g[j] = (g[j - half] + g[j + half]) / 2 + sigma * random.nextGaussian();
            }
        }
        double[] sampled = new double[n];
        int offset = (int) (FINER * random.nextDouble());
        for (int j = 0; j < n; j++) {
            sampled[j] = g[offset + j * FINER];
        }
        return below(n, sampled, height);
    }

    private static int[] field(int n, LegacyRandom random, double dimension) {
        double ratio = Elementary.exp((dimension - 2) * Elementary.log(2.0));
        double[] g = new double[n * n];
        double amplitude = 1;
        double cells = 2;
        for (int octave = 0; cells < 16 * n; octave++) {
            Frame f = new Frame(n, random, 0.5);
            int m = (int) Math.min(512, 4 * cells) + 4;
            double[] knots = new double[m * m];
            for (int k = 0; k < m * m; k++) {
                knots[k] = random.nextGaussian();
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    g[i * n + j] += amplitude * noise(knots, m, cells * (f.u(i, j) + 2), cells * (f.v(i, j) + 2));
                }
            }
            amplitude *= ratio;
            cells *= 2;
        }
        return raster(n, (i, j) -> g[i * n + j] > 0 ? 1 : 0);
    }

    private static double noise(double[] knots, int m, double u, double v) {
        int a = (int) u;
        int b = (int) v;
        double x = u - a;
        double y = v - b;
        x = x * x * (3 - 2 * x);
        y = y * y * (3 - 2 * y);
        int c = (a + 1) % m;
        int d = (b + 1) % m;
        a %= m;
        b %= m;
        return (1 - y) * ((1 - x) * knots[b * m + a] + x * knots[b * m + c])
                + y * ((1 - x) * knots[d * m + a] + x * knots[d * m + c]);
    }

    /**
     * The region below a graph of the given height in windows, repeated at every window up and down: a tall graph shows its
     * dimension at the scales of the raster, one about as high as wide does not yet.
     */
    private static int[] below(int n, double[] g, double height) {
        double low = Arrays.stream(g).min().orElseThrow();
        double high = Arrays.stream(g).max().orElseThrow();
        return raster(n, (i, j) -> (int) Math.floor((i + 0.5) / n - height * (g[j] - low) / (high - low)));
    }
}
