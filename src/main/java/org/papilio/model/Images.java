package org.papilio.model;

import java.io.Serializable;

/** Grey images of one size with a class each, in the order of the data. Immutable. */
public final class Images implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;

    /**
     * Images from their bytes.
     *
     * @param rows height of an image
     * @param columns width of an image
     * @param pixels image after image, row after row, each from 0 to 255 as an unsigned byte; kept, not copied
     * @param labels the class of each image, from 0; kept, not copied
     * @throws IllegalArgumentException if the sizes do not fit or there is no image
     */
    public Images(int rows, int columns, byte[] pixels, byte[] labels) {
        if (rows < 1 || columns < 1 || labels.length < 1 || pixels.length != (long) rows * columns * labels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not " + labels.length + " images of " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** How many there are. */
    public int count() {
        return labels.length;
    }

    /** Height of an image. */
    public int rows() {
        return rows;
    }

    /** Width of an image. */
    public int columns() {
        return columns;
    }

    /** Pixels of an image. */
    public int size() {
        return rows * columns;
    }

    /** A pixel of an image, from 0 to 255; pixels are counted row after row. */
    public int pixel(int image, int position) {
        return pixels[image * size() + position] & 0xFF;
    }

    /**
     * The pixels of all images, image after image, row after row, each an unsigned byte: the very array, for loops that cannot
     * afford a call for each pixel. It must not be written to.
     */
    public byte[] pixels() {
        return pixels;
    }

    /** The class of an image. */
    public int label(int image) {
        return labels[image];
    }

    /** The classes of all images in their order: the very array, which must not be written to. */
    public byte[] labels() {
        return labels;
    }

    /** The smallest number of classes that has room for every label. */
    public int classes() {
        int largest = 0;
        for (byte label : labels) {
            largest = Math.max(largest, label);
        }
        return largest + 1;
    }

    /** The images in another order: image i of the result is image order[i] of this. */
    public Images inOrder(int[] order) {
        int size = size();
        byte[] moved = new byte[order.length * size];
        byte[] movedLabels = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(pixels, order[i] * size, moved, i * size, size);
            movedLabels[i] = labels[order[i]];
        }
        return new Images(rows, columns, moved, movedLabels);
    }
}
