package org.papilio.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells computed on another computer, as they are stored: some of a batch, in any order, or all of it. */
public final class RemoteCells implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A serializable list. */
    private final ArrayList<Item> items;

    /**
     * A cell.
     *
     * @param sealed its line in a segment
     * @param trajectory the content of its trajectory's file; null if it has none
     * @param raster the content of its map's file; null if it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // a message, compared with nothing
    record Item(byte[] sealed, byte @Nullable [] trajectory, byte @Nullable [] raster) implements Serializable {}

    RemoteCells(List<Item> items) {
        this.items = new ArrayList<>(items);
    }

    List<Item> items() {
        return items;
    }
}
