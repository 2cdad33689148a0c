/*
 * XOR with a 2-3-2 network (sigmoid, softmax cross-entropy, full batch, backpropagation), many trajectories at once: AVX-512 or
 * AVX2 intrinsics, the operations of Papilio's training map in their order, one lane a trajectory, a block of vectors in the
 * first-level cache. The practical limit of this processor, or near it.
 *
 *   gcc -O3 -march=native -ffp-contract=off [-DFLOAT] xor_intrinsics.c -o xor_intrinsics -lm
 *   ./xor_intrinsics 2        million steps per second over two seconds, and a checksum
 */
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(FLOAT)
typedef float real;
#define SHIFT 23
#define LOG2E 0x1.715476p+0f
#define MAGIC (0x1.8p+23f + 127)
#define LN2_HI 0x1.62e4p-1f
#define LN2_LO 0x1.7f7d1cp-20f
#define Q0 0x1.401056p+3f
#define P0 0x1.401056p+2f
#define P1 0x1.54fe8cp-4f
#define BOUND 80
#if defined(__AVX512F__)
typedef __m512 vec;
#define OP(name) _mm512_##name##_ps
#define SHL(x) _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_castps_si512(x), SHIFT))
#else
typedef __m256 vec;
#define OP(name) _mm256_##name##_ps
#define SHL(x) _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_castps_si256(x), SHIFT))
#endif
#else
typedef double real;
#define SHIFT 52
#define LOG2E 0x1.71547652b82fep+0
#define MAGIC (0x1.8p+52 + 1023)
#define LN2_HI 0x1.62e42fefa38p-1
#define LN2_LO 0x1.ef35793c7673p-45
#define Q0 0x1.f826254449f9dp+9
#define Q1 0x1.c01ee11f645bfp+6
#define P0 0x1.f826254449f9dp+8
#define P1 0x1.c015cbc776ef1p+3
#define P2 0x1.10f218c8118c9p-5
#define BOUND 700
#if defined(__AVX512F__)
typedef __m512d vec;
#define OP(name) _mm512_##name##_pd
#define SHL(x) _mm512_castsi512_pd(_mm512_slli_epi64(_mm512_castpd_si512(x), SHIFT))
#else
typedef __m256d vec;
#define OP(name) _mm256_##name##_pd
#define SHL(x) _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(x), SHIFT))
#endif
#endif

#define LANES ((int)(sizeof(vec) / sizeof(real)))
#define PARAMETERS 17
#ifndef VECTORS
#define VECTORS 8
#endif
#define INLINE static inline __attribute__((always_inline))

INLINE vec set(real x) { return OP(set1)(x); }
INLINE vec fma_(vec a, vec b, vec c) { return OP(fmadd)(a, b, c); }
INLINE vec add(vec a, vec b) { return OP(add)(a, b); }
INLINE vec sub(vec a, vec b) { return OP(sub)(a, b); }
INLINE vec mul(vec a, vec b) { return OP(mul)(a, b); }

/*
 * 1 / (1 + exp(-x)) of n vectors in place, INTERLEAVED at once; without care for |x| > BOUND, as the fastest C would be written.
 */
#ifndef INTERLEAVED
#define INTERLEAVED 2
#endif
static void sigmoid(vec *x, int n) {
    const vec log2e = set(-LOG2E), magic = set(MAGIC), hi = set(LN2_HI), lo = set(LN2_LO);
    for (int i = 0; i < n; i += INTERLEAVED) {
        vec t[INTERLEAVED], k[INTERLEAVED], r[INTERLEAVED], q[INTERLEAVED], d[INTERLEAVED], s[INTERLEAVED], z[INTERLEAVED];
#define EACH for (int j = 0; j < INTERLEAVED; j++)
        EACH t[j] = fma_(x[i + j], log2e, magic);
        EACH k[j] = sub(t[j], magic);
        EACH s[j] = SHL(t[j]);
        EACH r[j] = fma_(k[j], hi, x[i + j]);
        EACH r[j] = fma_(k[j], lo, r[j]);
        EACH z[j] = mul(r[j], r[j]);
#if defined(FLOAT)
        EACH q[j] = add(z[j], set(Q0));
        EACH d[j] = mul(r[j], fma_(z[j], set(P1), set(P0)));
#else
        vec w[INTERLEAVED];
        EACH w[j] = mul(z[j], z[j]);
        EACH q[j] = fma_(z[j], set(Q1), add(w[j], set(Q0)));
        EACH d[j] = mul(r[j], fma_(w[j], set(P2), fma_(z[j], set(P1), set(P0))));
#endif
        EACH x[i + j] = OP(div)(add(q[j], d[j]), fma_(sub(q[j], d[j]), s[j], add(q[j], d[j])));
    }
}

static const int X[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
static const int CLASS[4] = {0, 1, 1, 0};

typedef struct {
    vec w1[2][3][VECTORS], b1[3][VECTORS], w2[3][2][VECTORS], b2[2][VECTORS];
} state;

static vec hidden[4][3][VECTORS], output[4][2][VECTORS];

static void step(state *p, real rate) {
    for (int v = 0; v < VECTORS; v++) {
#pragma GCC unroll 4
        for (int s = 0; s < 4; s++)
#pragma GCC unroll 3
            for (int j = 0; j < 3; j++) {
                vec z = p->b1[j][v];
                if (X[s][0]) z = add(p->w1[0][j][v], z);
                if (X[s][1]) z = add(p->w1[1][j][v], z);
                hidden[s][j][v] = z;
            }
    }
    sigmoid(&hidden[0][0][0], 12 * VECTORS);
    for (int v = 0; v < VECTORS; v++) {
#pragma GCC unroll 4
        for (int s = 0; s < 4; s++) {
            vec z[2];
#pragma GCC unroll 2
            for (int j = 0; j < 2; j++) {
                z[j] = p->b2[j][v];
#pragma GCC unroll 3
                for (int k = 0; k < 3; k++) z[j] = fma_(hidden[s][k][v], p->w2[k][j][v], z[j]);
            }
            output[s][0][v] = sub(z[0], z[1]);
            output[s][1][v] = sub(z[1], z[0]);
        }
    }
    sigmoid(&output[0][0][0], 8 * VECTORS);
    const vec one = set(1), quarter = set(0.25), minus = set(-rate);
    for (int v = 0; v < VECTORS; v++) {
        vec delta[4][2];
        vec back[4][3];
#pragma GCC unroll 4
        for (int s = 0; s < 4; s++) {
#pragma GCC unroll 2
            for (int j = 0; j < 2; j++)
                delta[s][j] = CLASS[s] == j ? sub(output[s][j][v], one) : output[s][j][v];
#pragma GCC unroll 3
            for (int k = 0; k < 3; k++) {
                vec y = hidden[s][k][v];
                vec sum = fma_(p->w2[k][1][v], delta[s][1], mul(p->w2[k][0][v], delta[s][0]));
                back[s][k] = mul(sum, mul(y, sub(one, y)));
            }
        }
#define UPDATE(place, gradient) place = fma_(minus, mul(gradient, quarter), place)
#pragma GCC unroll 3
        for (int k = 0; k < 3; k++) {
#pragma GCC unroll 2
            for (int j = 0; j < 2; j++) {
                vec g = mul(hidden[0][k][v], delta[0][j]);
#pragma GCC unroll 4
                for (int s = 1; s < 4; s++) g = fma_(hidden[s][k][v], delta[s][j], g);
                UPDATE(p->w2[k][j][v], g);
            }
            vec g = add(back[3][k], add(back[2][k], add(back[1][k], back[0][k])));
            UPDATE(p->b1[k][v], g);
            UPDATE(p->w1[0][k][v], add(back[3][k], back[1][k]));
            UPDATE(p->w1[1][k][v], add(back[3][k], back[2][k]));
        }
#pragma GCC unroll 2
        for (int j = 0; j < 2; j++) {
            vec g = add(delta[3][j], add(delta[2][j], add(delta[1][j], delta[0][j])));
            UPDATE(p->b2[j][v], g);
        }
    }
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
        for (int t = 0; t < STEPS; t++) step(p, 5);
        made += (double)STEPS * VECTORS * LANES;
        spent = now() - begin;
    } while (spent < seconds);
    double sum = 0;
    for (size_t i = 0; i < sizeof(state) / sizeof(real); i++) sum += x[i];
    printf("%.3f %.17g\n", made / spent / 1e6, sum);
    return 0;
}
