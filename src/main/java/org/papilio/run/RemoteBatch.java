package org.papilio.run;

import java.io.Serializable;

/**
 * Cells to be computed on another computer.
 *
 * @param part the part of the study that they are of
 * @param recipe to be stored with them
 * @param indices their positions in the study
 */
@SuppressWarnings("ArrayRecordComponent") // a message, compared with nothing
public record RemoteBatch(String part, String recipe, int[] indices) implements Serializable {}
