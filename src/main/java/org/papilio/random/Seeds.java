package org.papilio.random;

import java.nio.charset.StandardCharsets;

/**
 * Seeds derived from a seed and a purpose: independent streams for the random directions, the bootstrap and so on of one cell,
 * none of which moves when another is added.
 */
public final class Seeds {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * {@code mix((mix(seed + g) ^ fnv(purpose)) + g)}, where fnv is the 64-bit FNV-1a hash of the purpose's UTF-8 bytes, g is 2^64
     * over the golden ratio, and mix the finaliser of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). For one
     * purpose, different seeds give different results: every step is a bijection.
     */
    public static long derive(long seed, String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return mix((mix(seed + GOLDEN_GAMMA) ^ hash) + GOLDEN_GAMMA);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
