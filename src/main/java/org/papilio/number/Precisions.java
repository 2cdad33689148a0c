package org.papilio.number;

/** The precisions a study can name. */
public final class Precisions {
    private Precisions() {}
}
