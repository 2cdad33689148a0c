package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.papilio.chart.Frame;
import org.papilio.run.CellResult;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;

/** Maps of planes through the space of trainings: what they show, how rough their boundaries are, and whether to trust them. */
final class MapSection implements Section {
    static final String NAME = "map";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String purpose() {
        return "maps of planes through the space of trainings, the dimension of the boundaries in them beside that of smooth ones,"
                + " and how many cells depend on the precision";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part with the maps; every part with maps unless given");
    }

    @Override
    public List<String> problems(Study study, Options options) {
        Optional<String> asked = options.text("part");
        boolean some = study.parts().stream()
                .filter(part -> asked.isEmpty() || part.name().equals(asked.get()))
                .anyMatch(part -> part.system() instanceof PlaneSpec);
        return some
                ? List.of()
                : List.of("there is no part"
                        + asked.map(name -> " '" + name + "'").orElse("")
                        + " with maps; give one a map: {x: ..., y: ..., windows: [...]}");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Map<String, Cell> cells = Cells.byId(Cells.of(evidence.study()));
        List<MapResult> maps = new ArrayList<>();
        for (Part part : evidence.study().parts()) {
            boolean asked = options.text("part").map(part.name()::equals).orElse(true);
            if (asked && part.system() instanceof PlaneSpec) {
                for (CellResult result :
                        new Selection(evidence.cells()).part(part.name()).cells()) {
                    Cell cell = cells.get(result.cell());
                    if (cell != null
                            && cell.system() instanceof PlaneSpec plane
                            && result.measurements().containsKey("quantities")) {
                        maps.add(new MapResult(part, plane, result));
                    }
                }
            }
        }
        if (maps.isEmpty()) {
            throw new ReportException("report section 'map': no map is finished");
        }
        List<String> answer = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Maps", NAME));
        blocks.add(Block.paragraph("Every cell is a training of its own. It ends as solved when its loss is below "
                + Wording.about(maps.get(0).plane().solvedBelow().doubleValue())
                + ", and as diverged when the loss is not below "
                + Wording.about(maps.get(0).plane().training().divergedAbove().doubleValue())
                + " or no number any more; otherwise it goes on to the last step."));
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            answer.add(map.sentence());
            blocks.add(new Block.Heading(2, map.title(), NAME + "-" + (k + 1)));
            blocks.add(Block.paragraph(map.sentence()));
            blocks.add(Block.paragraph(map.trust()));
            List<Frame> zooms = maps.stream().flatMap(map::zoom).toList();
            blocks.add(new MapFigures(map.plane(), map.cell(), evidence.raster(map.cell()), zooms)
                    .picture(NAME + "-" + (k + 1), map.caption(zooms)));
        }
        blocks.add(new Block.Grid(boundaries(maps)));
        return new Contribution(answer, answer, blocks);
    }

    private static Table boundaries(List<MapResult> maps) {
        Table.Builder table = new Table.Builder("The boundaries in the maps.")
                .words("map")
                .numbers("box dimension")
                .numbers("smooth ones")
                .numbers("uncertainty exponent")
                .numbers("boundary basin entropy")
                .numbers("resolution");
        for (MapResult map : maps) {
            table.row(
                    map.title(),
                    map.interval("boundary_dimension"),
                    map.range("smooth_dimension"),
                    map.interval("uncertainty_exponent"),
                    map.number("boundary_basin_entropy"),
                    map.plane().size() + " × " + map.plane().size());
        }
        return table.note(
                        "Dimension: 1 is a line, 2 fills the plane; in brackets the interval over all scaling regions. Smooth ones:"
                                + " the same measure of smooth boundaries with the same shares at this resolution. The uncertainty"
                                + " exponent is 1 for a line, near 0 where the end cannot be told from any neighbour. Boundary basin"
                                + " entropy above ln 2 = 0.693 proves a fractal boundary.")
                .build();
    }

    /**
     * One map.
     *
     * @param part its part
     * @param plane what was mapped
     * @param cell its results
     */
    record MapResult(Part part, PlaneSpec plane, CellResult cell) {

        String title() {
            List<String> words = new ArrayList<>();
            part.axes().forEach(axis -> {
                if (!axis.field().equals("window")) {
                    words.add(Labels.setting(cell, axis.field()));
                }
            });
            words.add(edges(plane.x(), 0));
            words.add(edges(plane.y(), 2));
            return Wording.capital(String.join(", ", words));
        }

        /** "W1[0][0] from -3 to 3". */
        private String edges(String coordinate, int edge) {
            List<BigDecimal> window = plane.window();
            return coordinate.replace('_', ' ') + " from " + edge(window.get(edge)) + " to "
                    + edge(window.get(edge + 1));
        }

        private static String edge(BigDecimal at) {
            return at.toPlainString().replace('-', '−');
        }

        private double measured(String column) {
            return MapColumns.number(cell, column);
        }

        private String share(String end) {
            return Wording.percent(measured(end) / plane.size() / plane.size());
        }

        String sentence() {
            String ends = title() + ": " + share("solved") + " of the plane is solved within "
                    + Wording.number(plane.steps()) + " steps, " + share("unsolved") + " is not, and "
                    + share("diverged") + " diverges.";
            double dimension = measured("boundary_dimension");
            if (Double.isNaN(dimension)) {
                return ends + " No dimension: " + cell.measurements().get("boundary") + ".";
            }
            boolean above = measured("boundary_dimension_low") > measured("smooth_dimension_high");
            return ends + " The boundary has the dimension " + interval("boundary_dimension")
                    + ", smooth boundaries at this resolution have " + range("smooth_dimension") + ": "
                    + (above ? "it is rougher than these." : "it cannot be told from a smooth one.");
        }

        String trust() {
            long checked = Math.round(measured("cells_checked"));
            long changed = Math.round(measured("cells_changed"));
            String computed = "Computed in " + cell.measurements().get("map_precision") + ".";
            if (checked == 0) {
                return computed
                        + " No cell was trained again in a higher precision, so that nothing is known of round-off.";
            }
            Share share = new Share((int) changed, (int) checked);
            return computed + " Of " + checked + " cells trained again in "
                    + cell.measurements().get("check_precision") + ", "
                    + changed + " end otherwise, " + share.words() + ": "
                    + (Boolean.TRUE.equals(cell.measurements().get("trusted"))
                            ? "the map can be trusted."
                            : "this map cannot be trusted in detail; its boundaries are partly round-off. Set a higher precision"
                                    + " (--set system.precision=double-double).");
        }

        /** The window of another map, if that is a zoom into this one: all but the window the same. */
        Stream<Frame> zoom(MapResult other) {
            if (!plane.with(Map.of("window", other.plane.window())).equals(other.plane)) {
                return Stream.empty();
            }
            Frame outer = frame(plane);
            Frame inner = frame(other.plane);
            boolean inside = inner.left() >= outer.left()
                    && inner.right() <= outer.right()
                    && inner.lower() >= outer.lower()
                    && inner.upper() <= outer.upper();
            return inside && !inner.equals(outer) ? Stream.of(inner) : Stream.empty();
        }

        private static Frame frame(PlaneSpec plane) {
            List<BigDecimal> window = plane.window();
            return new Frame(
                    window.get(0).doubleValue(),
                    window.get(1).doubleValue(),
                    window.get(2).doubleValue(),
                    window.get(3).doubleValue());
        }

        String caption(List<Frame> zooms) {
            String framed = zooms.isEmpty()
                    ? ""
                    : zooms.size() == 1
                            ? " The frame is the window of a map below."
                            : " The frames are the windows of maps below.";
            return "Each of " + plane.size() + " × " + plane.size() + " cells is a training that begins with "
                    + MapFigures.words(plane.x()) + " and " + MapFigures.words(plane.y())
                    + " at its centre. Light grey: nothing to show." + framed;
        }

        String interval(String column) {
            double value = measured(column);
            return Double.isNaN(value) ? "–" : decimals(value) + " (" + range(column) + ")";
        }

        String range(String column) {
            return Double.isNaN(measured(column + "_low"))
                    ? "–"
                    : Wording.range(decimals(measured(column + "_low")), decimals(measured(column + "_high")));
        }

        String number(String column) {
            return Double.isNaN(measured(column)) ? "–" : decimals(measured(column));
        }

        private static String decimals(double value) {
            return Wording.fixed(BigDecimal.valueOf(value), 2);
        }
    }
}
