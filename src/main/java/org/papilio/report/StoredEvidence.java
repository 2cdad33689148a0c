package org.papilio.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.run.CellResult;
import org.papilio.run.Distances;
import org.papilio.run.EnvironmentException;
import org.papilio.run.Manifest;
import org.papilio.run.PlaneRaster;
import org.papilio.run.Results;
import org.papilio.run.StudyVerdict;
import org.papilio.study.Study;

/** The results in a directory. */
final class StoredEvidence implements Evidence {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Study study;
    private final Results results;
    private final boolean shipped;
    private final List<CellResult> cells;
    private final StudyVerdict verdict;

    /**
     * The results of a study.
     *
     * @param shipped whether it is one that comes with Papilio, as it comes
     */
    StoredEvidence(Study study, Results results, boolean shipped) {
        this.study = study;
        this.results = results;
        this.shipped = shipped;
        this.cells = results.cells();
        this.verdict = StudyVerdict.of(cells);
    }

    @Override
    public Study study() {
        return study;
    }

    @Override
    public boolean isShipped() {
        return shipped;
    }

    @Override
    public List<CellResult> cells() {
        return cells;
    }

    @Override
    public Optional<CellResult> cell(String id) {
        return results.find(id);
    }

    @Override
    public StudyVerdict verdict() {
        return verdict;
    }

    @Override
    public boolean hasTrajectory(CellResult cell) {
        return results.hasTrajectory(cell.cell());
    }

    @Override
    public double[][] trajectory(CellResult cell) {
        return results.trajectory(cell.cell()).doubles();
    }

    @Override
    public List<List<BigDecimal>> states(CellResult cell) {
        return results.trajectory(cell.cell()).finite();
    }

    @Override
    public List<Double> distances(CellResult a, CellResult b) {
        return Arrays.stream(Distances.byStep(results, a.cell(), b.cell()))
                .boxed()
                .toList();
    }

    @Override
    public PlaneRaster raster(CellResult cell) {
        return results.raster(cell);
    }

    @Override
    public Map<String, Measured> comparisons(CellResult cell) {
        Map<String, Measured> measured = new LinkedHashMap<>();
        results.comparisons(cell.cell())
                .forEach((name, comparison) -> measured.put(
                        name,
                        new Measured(
                                comparison.reference(), comparison.distance().orElse(Double.NaN))));
        return measured;
    }

    @Override
    public Optional<JsonNode> reference(String name) {
        Path file = results.directory().attachment(Path.of(name));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new ReportException(file + ": is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new EnvironmentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, String> provenance() {
        Manifest manifest = results.manifest();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Study hash", manifest.hash());
        facts.put("Cells", ProvenanceSection.sizes(this) + (results.isComplete() ? "" : " (not complete)"));
        if (!manifest.seeds().isEmpty()) {
            facts.put("Seeds", String.join(", ", manifest.seeds()));
        }
        manifest.data().forEach((file, hash) -> facts.put("Data " + file, "SHA-256 " + hash));
        if (!manifest.runs().isEmpty()) {
            Manifest.Run run = manifest.runs().get(manifest.runs().size() - 1);
            facts.put(
                    "Papilio",
                    run.software().version() + ", commit " + run.software().commit()
                            + (run.software().modified() ? " with changes" : ""));
            facts.put("Java", run.machine().jdk() + ", " + run.machine().vendor());
            facts.put(
                    "Machine",
                    run.machine().cpu() + ", " + Wording.count(run.machine().cores(), "core", "cores") + ", "
                            + run.machine().os());
            facts.put("Run", runs(manifest.runs()));
        }
        return facts;
    }

    private static String runs(List<Manifest.Run> runs) {
        Manifest.Run last = runs.get(runs.size() - 1);
        BigDecimal seconds =
                runs.stream().map(run -> BigDecimal.valueOf(run.seconds())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "started " + runs.get(0).started() + ", " + Wording.count(last.threads(), "thread", "threads") + ", "
                + Wording.significant(seconds, 2) + " s"
                + (runs.size() > 1 ? " in " + runs.size() + " processes" : "");
    }
}
