package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.papilio.run.CellResult;
import org.papilio.study.DivisionSpec;
import org.papilio.study.Part;
import org.papilio.study.Study;

/** What becomes of division circuits, how often, against what is said of them. */
final class DivisionSection implements Section {
    private static final String PARTS = "parts";

    @Override
    public String name() {
        return "division";
    }

    @Override
    public String purpose() {
        return "what becomes of division circuits, how often, with which common scale, against what is said of them";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(PARTS, "the parts, which train circuits of one form: {name: what its runs have in common}");
        options.put(
                "claims",
                "what is said: a list of {claim: who says what, part, fates, from, to} with shares from 0 to 1, or with"
                        + " {count, of} for a count of its own; optional");
        options.put("published_scale", "the common scale of a published run; optional");
        options.put("typical", "a part with the trajectories of a few runs, to draw one of each fate; optional");
        return options;
    }

    @Override
    public List<String> required() {
        return List.of(PARTS);
    }

    @Override
    public List<String> problems(Study study, Options options) {
        List<String> problems = new ArrayList<>();
        List<String> asked = new ArrayList<>(parts(options).keySet());
        options.text("typical").ifPresent(asked::add);
        if (parts(options).isEmpty()) {
            problems.add(PARTS + ": expected a mapping such as {complex: published weights}");
        }
        try {
            claims(options).forEach(claim -> asked.add(claim.part()));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        for (String name : asked) {
            problems.addAll(problems(study, name));
        }
        return problems.stream().distinct().toList();
    }

    /** What is wrong with a part that has to train division circuits. */
    static List<String> problems(Study study, String name) {
        List<Part> named =
                study.parts().stream().filter(part -> part.name().equals(name)).toList();
        if (named.isEmpty()) {
            return List.of("the study has no part '" + name + "'; it has "
                    + Wording.list(study.parts().stream().map(Part::name).toList()));
        }
        return named.get(0).system() instanceof DivisionSpec
                ? List.of()
                : List.of("part " + name
                        + " trains no division circuit; give its system one, for example circuit: complex");
    }

    private static Map<String, String> parts(Options options) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (options.values().get(PARTS) instanceof Map<?, ?> map) {
            map.forEach((part, words) -> parts.put(part.toString(), Objects.toString(words)));
        }
        return parts;
    }

    private static List<CircuitClaim> claims(Options options) {
        Object claims = options.values().get("claims");
        return claims == null ? List.of() : CircuitClaim.of(claims);
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Map<String, CircuitRuns> runs = new LinkedHashMap<>();
        parts(options).forEach((part, words) -> {
            List<CellResult> cells = new Selection(evidence.cells()).part(part).cells();
            if (!cells.isEmpty()) {
                runs.put(part, new CircuitRuns(words, cells));
            }
        });
        if (runs.isEmpty()) {
            throw new ReportException("report section 'division': none of its parts has a finished run");
        }
        String form = Selection.setting(runs.values().iterator().next().cells().get(0), "circuit");
        List<CircuitRuns> groups = List.copyOf(runs.values());
        DivisionProse prose = new DivisionProse(form, groups);
        DivisionFigures figures = new DivisionFigures(form, groups);
        List<String> answer =
                new ArrayList<>(groups.stream().map(CircuitRuns::sentence).toList());
        List<String> claims = claims(options).stream()
                .filter(claim -> runs.containsKey(claim.part()))
                .map(claim -> claim.judge(Objects.requireNonNull(runs.get(claim.part()))))
                .toList();
        claims.stream().findFirst().ifPresent(answer::add);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, Wording.capital(form) + " division circuits", "division-" + form));
        blocks.add(Block.paragraph(prose.method()));
        blocks.add(figures.fates());
        claims.forEach(claim -> blocks.add(Block.paragraph(claim)));
        blocks.add(new Block.Grid(prose.ends()));
        prose.reasons().forEach(reason -> blocks.add(Block.paragraph(reason)));
        options.text("published_scale").map(Double::valueOf).ifPresent(published -> {
            if (groups.get(0).scales().length > 0) {
                answer.add(prose.scale(published));
                blocks.add(Block.paragraph(prose.scale(published)));
                blocks.add(figures.scales(published));
            }
        });
        figures.losses().ifPresent(blocks::add);
        options.text("typical")
                .flatMap(part -> figures.typical(
                        evidence, new Selection(evidence.cells()).part(part).cells()))
                .ifPresent(blocks::add);
        return new Contribution(answer, answer, blocks);
    }
}
