/*
 * XOR with a 2-3-2 network (sigmoid, softmax cross-entropy, full batch, backpropagation), many trajectories at once: plain C over
 * arrays of trajectories, left to the compiler and its vector math library.
 *
 *   gcc -Ofast -march=native [-DFLOAT] xor_autovectorised.c -o xor_autovectorised -lm
 *   ./xor_autovectorised 2        million steps per second over two seconds, and a checksum
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(FLOAT)
typedef float real;
#define EXP expf
#else
typedef double real;
#define EXP exp
#endif

#define BLOCK 64
#define RATE 5

static const int X[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
static const int CLASS[4] = {0, 1, 1, 0};

typedef struct {
    real w1[2][3][BLOCK], b1[3][BLOCK], w2[3][2][BLOCK], b2[2][BLOCK];
} state;

static void step(state *restrict p) {
    static real h[4][3][BLOCK], d[4][2][BLOCK], back[4][3][BLOCK];
    for (int s = 0; s < 4; s++)
        for (int j = 0; j < 3; j++)
            for (int i = 0; i < BLOCK; i++) {
                real z = p->b1[j][i] + X[s][0] * p->w1[0][j][i] + X[s][1] * p->w1[1][j][i];
                h[s][j][i] = 1 / (1 + EXP(-z));
            }
    for (int s = 0; s < 4; s++)
        for (int i = 0; i < BLOCK; i++) {
            real z0 = p->b2[0][i], z1 = p->b2[1][i];
            for (int k = 0; k < 3; k++) {
                z0 += h[s][k][i] * p->w2[k][0][i];
                z1 += h[s][k][i] * p->w2[k][1][i];
            }
            d[s][0][i] = 1 / (1 + EXP(z1 - z0)) - (CLASS[s] == 0);
            d[s][1][i] = 1 / (1 + EXP(z0 - z1)) - (CLASS[s] == 1);
        }
    for (int s = 0; s < 4; s++)
        for (int k = 0; k < 3; k++)
            for (int i = 0; i < BLOCK; i++) {
                real y = h[s][k][i];
                back[s][k][i] = (d[s][0][i] * p->w2[k][0][i] + d[s][1][i] * p->w2[k][1][i]) * y * (1 - y);
            }
    for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 2; j++)
            for (int i = 0; i < BLOCK; i++) {
                real g = 0;
                for (int s = 0; s < 4; s++) g += h[s][k][i] * d[s][j][i];
                p->w2[k][j][i] -= RATE * (g / 4);
            }
        for (int i = 0; i < BLOCK; i++) {
            p->b1[k][i] -= RATE * ((back[0][k][i] + back[1][k][i] + back[2][k][i] + back[3][k][i]) / 4);
            p->w1[0][k][i] -= RATE * ((back[1][k][i] + back[3][k][i]) / 4);
            p->w1[1][k][i] -= RATE * ((back[2][k][i] + back[3][k][i]) / 4);
        }
    }
    for (int j = 0; j < 2; j++)
        for (int i = 0; i < BLOCK; i++)
            p->b2[j][i] -= RATE * ((d[0][j][i] + d[1][j][i] + d[2][j][i] + d[3][j][i]) / 4);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    double seconds = argc > 1 ? atof(argv[1]) : 2;
    enum { STEPS = 1000 };
    state *p = aligned_alloc(64, sizeof(state));
    real *x = (real *)p;
    double begin = now(), spent = 0, made = 0;
    do {
        unsigned long seed = 1;
        for (size_t i = 0; i < sizeof(state) / sizeof(real); i++) {
            seed = seed * 6364136223846793005ul + 1442695040888963407ul;
            x[i] = (real)((double)(seed >> 11) / 9007199254740992.0 * 2 - 1);
        }
        for (int t = 0; t < STEPS; t++) step(p);
        made += (double)STEPS * BLOCK;
        spent = now() - begin;
    } while (spent < seconds);
    double sum = 0;
    for (size_t i = 0; i < sizeof(state) / sizeof(real); i++) sum += x[i];
    printf("%.3f %.17g\n", made / spent / 1e6, sum);
    return 0;
}
