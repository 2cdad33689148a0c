package org.papilio.model;

import java.io.Serializable;

/**
 * Images to learn from and images to be tested with.
 *
 * @param train to learn from
 * @param test of the same size, never learnt from
 * @param hash SHA-256 of the contents in hexadecimal digits: equal for equal data, wherever it lies and however it is packed
 */
public record ImageData(Images train, Images test, String hash) implements Serializable {
    public ImageData {
        if (train.rows() != test.rows() || train.columns() != test.columns()) {
            throw new IllegalArgumentException("training images of " + train.rows() + " x " + train.columns()
                    + " and test images of " + test.rows() + " x " + test.columns());
        }
    }

    /** The smallest pixel of the training images. */
    public int smallest() {
        return extreme(-1);
    }

    /** The largest pixel of the training images. */
    public int largest() {
        return extreme(1);
    }

    private int extreme(int sign) {
        int extreme = train.pixel(0, 0);
        for (int image = 0; image < train.count(); image++) {
            for (int position = 0; position < train.size(); position++) {
                int pixel = train.pixel(image, position);
                extreme = sign * pixel > sign * extreme ? pixel : extreme;
            }
        }
        return extreme;
    }
}
