package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.run.CellResult;
import org.papilio.run.PlaneRaster;
import org.papilio.run.StudyVerdict;
import org.papilio.study.Study;

/** What a report is drawn from: the stored results of a study and nothing else. */
public interface Evidence {

    /** The study as it was run. */
    Study study();

    /** Whether the study is one that comes with Papilio, as it comes. */
    default boolean isShipped() {
        return true;
    }

    /** The finished cells in the order of the study. */
    List<CellResult> cells();

    /** A finished cell by its id. */
    default Optional<CellResult> cell(String id) {
        return cells().stream().filter(cell -> cell.cell().equals(id)).findFirst();
    }

    /** The verdict on all cells. */
    default StudyVerdict verdict() {
        return StudyVerdict.of(cells());
    }

    /** Whether the parameters of a cell's recorded steps were kept. */
    boolean hasTrajectory(CellResult cell);

    /** The parameters at each recorded step, rounded to double: fit for drawing, not for differences. */
    double[][] trajectory(CellResult cell);

    /** The exact parameters at each recorded step, as far as all of them are finite. */
    List<List<BigDecimal>> states(CellResult cell);

    /**
     * The largest absolute difference of any parameter at each step that both cells recorded, computed before
     * rounding to double.
     */
    List<Double> distances(CellResult a, CellResult b);

    /** The comparisons of a cell by name; empty when it has none. */
    Map<String, Measured> comparisons(CellResult cell);

    /** A file that the study refers to and the run kept in {@code data/}; empty when it is not there. */
    Optional<JsonNode> reference(String name);

    /** What is known of the run, in the order to be shown: version, commit, JDK, study hash, ... */
    Map<String, String> provenance();

    /** What a map shows of each of its cells. */
    default PlaneRaster raster(CellResult cell) {
        throw new ReportException("the map " + cell.cell() + " is not at hand");
    }

    /**
     * A comparison of a cell's final parameters with those of its reference.
     *
     * @param reference the id of the reference cell
     * @param distance the largest absolute difference; NaN where either run diverged or failed
     */
    record Measured(String reference, double distance) {}
}
