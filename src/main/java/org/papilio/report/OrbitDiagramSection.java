package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.papilio.chaos.LyapunovService;
import org.papilio.chaos.OrbitDiagram;
import org.papilio.chaos.PeriodDoublings;
import org.papilio.program.DiscreteMap;
import org.papilio.study.MapSpec;
import org.papilio.study.Part;
import org.papilio.study.Study;

/**
 * Where the orbits of a map settle over one of its parameters, with the largest exponent, the period doublings, and what is
 * known exactly. Exponents are those of the cells; the diagram and the doublings are made from the map itself.
 */
final class OrbitDiagramSection implements Section {
    static final int TRANSIENT = 2_000;
    static final int SHOWN = 400;
    private static final int LONGEST_PERIOD = 64;

    @Override
    public String name() {
        return "orbit-diagram";
    }

    @Override
    public String purpose() {
        return "orbit diagram of a map over a parameter with the largest exponent, period doublings, and theory beside them";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("part", "the part, which iterates a map");
        options.put("axis", "the parameter of the map over which the diagram is drawn, an axis of the part");
        options.put("coordinate", "the coordinate that is shown; the map's first unless given");
        options.put("points", "another part with a few values of the axis, measured longer; optional");
        options.put(
                "theory",
                "what is known: a list of {label, from, to, coordinate, exponent} and {label, at, exponent}, with"
                        + " expressions in the axis; a point without an exponent is a bifurcation; optional");
        return options;
    }

    @Override
    public List<String> required() {
        return List.of("axis");
    }

    @Override
    public List<String> problems(Study study, Options options) {
        List<String> problems = new ArrayList<>();
        for (String option : List.of("part", "points")) {
            String name = options.text(option, study.parts().get(0).name());
            Optional<Part> part = study.parts().stream()
                    .filter(other -> other.name().equals(name))
                    .findFirst();
            if (part.isEmpty()) {
                problems.add(option + ": the study has no part '" + name + "'");
            } else if (options.text(option).isPresent() || option.equals("part")) {
                problems.addAll(problems(part.get(), options));
            }
        }
        try {
            theory(options);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    private static List<String> problems(Part part, Options options) {
        String axis = options.required("axis");
        List<String> problems = new ArrayList<>();
        if (!(part.system() instanceof MapSpec map)) {
            problems.add("part " + part.name() + " iterates no map");
        } else if (!map.parameters().containsKey(axis)) {
            problems.add("axis: the map of part " + part.name() + " has no parameter '" + axis + "'; it has "
                    + Wording.list(List.copyOf(map.parameters().keySet())));
        } else if (part.axes().stream().noneMatch(other -> other.field().equals(axis))) {
            problems.add("axis: '" + axis + "' is no axis of part " + part.name() + "; add it to its grid");
        } else if (!map.initial().containsKey(options.text("coordinate", first(map)))) {
            problems.add("coordinate: the map of part " + part.name() + " has the coordinates "
                    + Wording.list(List.copyOf(map.initial().keySet())));
        }
        return problems;
    }

    private static String first(MapSpec map) {
        return map.initial().keySet().iterator().next();
    }

    private static Theory theory(Options options) {
        Object theory = options.values().get("theory");
        return theory == null ? new Theory(List.of(), List.of()) : Theory.of(theory, options.required("axis"));
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        MapSpec map = Parts.map(part, options);
        String axis = options.required("axis");
        String coordinate = options.text("coordinate", first(map));
        Theory theory = theory(options);
        List<ExponentPoint> curve = curve(evidence, part.name(), axis);
        List<ExponentPoint> points =
                options.text("points").map(name -> curve(evidence, name, axis)).orElse(List.of());
        if (curve.size() < 2) {
            throw new ReportException("report section 'orbit-diagram': part '" + part.name()
                    + "' has fewer than two finished values of " + axis);
        }
        Function<BigDecimal, DiscreteMap> family = value -> {
            Map<String, BigDecimal> values = new LinkedHashMap<>(map.values());
            values.put(axis, value);
            return map.system().map(values);
        };
        OptionalLong seed = map.seed().map(OptionalLong::of).orElse(OptionalLong.empty());
        List<Double> start = LyapunovService.start(map.system(), map.values(), seed).stream()
                .map(BigDecimal::doubleValue)
                .toList();
        List<OrbitDiagram.Column> columns = OrbitDiagram.of(
                family,
                curve.stream().map(ExponentPoint::parameter).toList(),
                start,
                List.copyOf(map.initial().keySet()).indexOf(coordinate),
                TRANSIENT,
                SHOWN);
        List<PeriodDoublings.Doubling> doublings = doublings(family, curve, start);
        OrbitProse prose = new OrbitProse(axis, curve, points, doublings, theory);
        OrbitFigures figures = new OrbitFigures(axis, coordinate, theory, doublings);
        List<String> answer = prose.answer();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Where the orbits settle", "orbit-diagram"));
        blocks.add(Block.paragraph(prose.method()));
        blocks.add(figures.diagram(columns));
        blocks.add(figures.exponents(curve));
        if (!points.isEmpty()) {
            blocks.add(new Block.Grid(prose.points()));
        }
        blocks.add(doublings.isEmpty() ? Block.note(prose.noDoublings()) : new Block.Grid(prose.doublings()));
        return new Contribution(answer, answer, blocks);
    }

    private static List<ExponentPoint> curve(Evidence evidence, String part, String axis) {
        return ExponentPoint.along(new Selection(evidence.cells()).part(part).cells(), axis);
    }

    /** None where the first value of the axis has no attracting cycle. */
    private static List<PeriodDoublings.Doubling> doublings(
            Function<BigDecimal, DiscreteMap> family, List<ExponentPoint> curve, List<Double> start) {
        try {
            return PeriodDoublings.locate(
                    family, curve.get(0).at(), curve.get(curve.size() - 1).at(), start, LONGEST_PERIOD);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
