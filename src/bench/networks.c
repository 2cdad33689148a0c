/*
 * Larger networks and another gradient, many trajectories at once: plain C over arrays of trajectories, left to the compiler and its
 * vector math library, as xor_autovectorised.c.
 *
 *   gcc -Ofast -march=native -DDEEP|-DWIDE|-DDIFFERENCES [-DFLOAT] networks.c -o networks -lm
 *   ./networks 2        million steps per second over two seconds, and a checksum
 *
 * DEEP: 2-8-8-1, tanh, linear output, half the sum of squared errors on XOR. WIDE: 16-16-1, tanh, linear output, half the mean squared
 * error of 272 samples. DIFFERENCES: 2-3-2 on XOR, sigmoid, softmax cross-entropy, the gradient by central differences of the loss, the
 * arrays updated one after another.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(FLOAT)
typedef float real;
#define EXP expf
#define LOG logf
#define TANH tanhf
#else
typedef double real;
#define EXP exp
#define LOG log
#define TANH tanh
#endif

#define LANE for (int i = 0; i < BLOCK; i++)

static unsigned long seed = 1;

static real uniform(void) {
    seed = seed * 6364136223846793005ul + 1442695040888963407ul;
    return (real)((double)(seed >> 11) / 9007199254740992.0 * 2 - 1);
}

#if defined(DIFFERENCES)

#define BLOCK 32
#define PARAMETERS 17
#define RATE 5
#define H ((real)1e-4)

static const int X[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
static const int CLASS[4] = {0, 1, 1, 0};

/* W1 row-major, b1, W2 row-major, b2. */
static void loss(real p[PARAMETERS][BLOCK], real *restrict sum) {
    LANE sum[i] = 0;
    for (int s = 0; s < 4; s++) {
        real h[3][BLOCK];
        for (int j = 0; j < 3; j++) LANE {
                real z = p[6 + j][i] + X[s][0] * p[j][i] + X[s][1] * p[3 + j][i];
                h[j][i] = 1 / (1 + EXP(-z));
            }
        int right = CLASS[s], wrong = 1 - right;
        LANE {
            real z = p[15 + wrong][i] - p[15 + right][i];
            for (int k = 0; k < 3; k++) z += h[k][i] * (p[9 + 2 * k + wrong][i] - p[9 + 2 * k + right][i]);
            sum[i] -= LOG(1 / (1 + EXP(z)) + (real)1e-7) / 4;
        }
    }
}

static void step(real p[PARAMETERS][BLOCK]) {
    static const int first[] = {0, 6, 9, 15, 17};
    static real gradient[PARAMETERS][BLOCK], saved[BLOCK], up[BLOCK], down[BLOCK];
    for (int array = 0; array < 4; array++) {
        for (int k = first[array]; k < first[array + 1]; k++) {
            LANE saved[i] = p[k][i];
            LANE p[k][i] = saved[i] + H;
            loss(p, up);
            LANE p[k][i] = saved[i] - H;
            loss(p, down);
            LANE p[k][i] = saved[i];
            LANE gradient[k][i] = (up[i] - down[i]) / (2 * H);
        }
        for (int k = first[array]; k < first[array + 1]; k++) LANE p[k][i] -= RATE * gradient[k][i];
    }
}

static void prepare(void) {}

#else

#if defined(DEEP)
#define BLOCK 16
#define DEPTH 3
#define WIDEST 8
#define SAMPLES 4
#define SCALE 1
#define RATE ((real)0.1)
static const int UNITS[] = {2, 8, 8, 1};
#define PARAMETERS (2 * 8 + 8 + 8 * 8 + 8 + 8 + 1)
#else
#define BLOCK 8
#define DEPTH 2
#define WIDEST 16
#define SAMPLES 272
#define SCALE SAMPLES
#define RATE ((real)0.1)
static const int UNITS[] = {16, 16, 1};
#define PARAMETERS (16 * 16 + 16 + 16 + 1)
#endif

static real x[SAMPLES][WIDEST], target[SAMPLES];

static void prepare(void) {
    for (int s = 0; s < SAMPLES; s++) {
        for (int k = 0; k < UNITS[0]; k++) x[s][k] = SAMPLES == 4 ? (real)((s >> k) & 1) : uniform();
        target[s] = SAMPLES == 4 ? (real)(s == 1 || s == 2) : uniform();
    }
}

/* A loop of its own, so that the compiler takes the vector library. */
static __attribute__((noinline)) void tanh_all(real *restrict z, int n) {
    for (int i = 0; i < n * BLOCK; i++) z[i] = TANH(z[i]);
}

static void step(real p[PARAMETERS][BLOCK]) {
    static real g[PARAMETERS][BLOCK];
    static real a[DEPTH + 1][WIDEST][BLOCK], d[DEPTH + 1][WIDEST][BLOCK];
    memset(g, 0, sizeof g);
    for (int s = 0; s < SAMPLES; s++) {
        int from = 0, starts[DEPTH + 1];
        for (int k = 0; k < UNITS[0]; k++) LANE a[0][k][i] = x[s][k];
#pragma GCC unroll 4
        for (int l = 1; l <= DEPTH; l++) {
            int n = UNITS[l - 1], m = UNITS[l];
            starts[l] = from;
            for (int j = 0; j < m; j++) {
                real z[BLOCK];
                LANE z[i] = p[from + n * m + j][i];
                for (int k = 0; k < n; k++) LANE z[i] += a[l - 1][k][i] * p[from + k * m + j][i];
                LANE a[l][j][i] = z[i];
            }
            if (l < DEPTH) tanh_all(&a[l][0][0], m);
            from += n * m + m;
        }
        LANE d[DEPTH][0][i] = (a[DEPTH][0][i] - target[s]) / SCALE;
#pragma GCC unroll 4
        for (int l = DEPTH; l >= 1; l--) {
            int n = UNITS[l - 1], m = UNITS[l], begin = starts[l];
            for (int j = 0; j < m; j++) LANE g[begin + n * m + j][i] += d[l][j][i];
            for (int k = 0; k < n; k++) {
                real back[BLOCK];
                LANE back[i] = 0;
                for (int j = 0; j < m; j++) LANE {
                        g[begin + k * m + j][i] += a[l - 1][k][i] * d[l][j][i];
                        back[i] += p[begin + k * m + j][i] * d[l][j][i];
                    }
                if (l > 1) LANE d[l - 1][k][i] = back[i] * (1 - a[l - 1][k][i] * a[l - 1][k][i]);
            }
        }
    }
    for (int k = 0; k < PARAMETERS; k++) LANE p[k][i] -= RATE * g[k][i];
}

#endif

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    double seconds = argc > 1 ? atof(argv[1]) : 2;
    static real p[PARAMETERS][BLOCK] __attribute__((aligned(64)));
    prepare();
    double begin = now(), spent = 0, made = 0;
    do {
        seed = 1;
        for (int k = 0; k < PARAMETERS; k++) LANE p[k][i] = uniform() / 2;
        for (int t = 0; t < 100; t++) step(p);
        made += 100.0 * BLOCK;
        spent = now() - begin;
    } while (spent < seconds);
    double sum = 0;
    for (int k = 0; k < PARAMETERS; k++) LANE sum += p[k][i];
    printf("%.6f %.17g\n", made / spent / 1e6, sum);
    return 0;
}
