package org.papilio.run;

import org.papilio.study.Part;
import org.papilio.study.SystemSpec;

/** Computes the cells of systems of some kind, and says beforehand what they take. */
public interface SystemComputation extends CellComputation {

    /**
     * About how long a cell of a part takes on one core, in seconds. Good to about a factor of two, which is enough to order
     * cells and to say what a study will take.
     */
    double seconds(Part part, SystemSpec system);

    /** How many parameters or coordinates a recorded state has. */
    int parameters(SystemSpec system);

    /** How many steps are recorded. */
    long records(Part part, SystemSpec system);
}
