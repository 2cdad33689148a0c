package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papilio.run.CellResult;
import org.papilio.study.Axis;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;

/** Parameters, seeds, versions, hash, and the command that repeats the study. */
final class ProvenanceSection implements Section {
    private static final String PARAMETERS = "Parameters. What varies is set in bold.";

    /** Parts beyond this number stand below one another. */
    private static final int MOST_COLUMNS = 4;

    /** An axis of numbers that takes more characters than this is given by its ends. */
    private static final int LONGEST_AXIS = 70;

    /** Of more words than these the first and the last are given. */
    private static final int MOST_WORDS = 14;

    private static final int SHOWN_OF_A_HASH = 12;

    @Override
    public String name() {
        return "provenance";
    }

    @Override
    public String purpose() {
        return "parameters, seeds, versions, study hash, and the command that repeats the study";
    }

    @Override
    public Map<String, String> options() {
        return Map.of();
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "To repeat it", "provenance"));
        boolean images = evidence.study().parts().stream().anyMatch(part -> part.system() instanceof ImagesSpec);
        String file = evidence.isShipped() ? "studies/" + evidence.study().name() + ".yaml" : "data/study.yaml";
        blocks.add(new Block.Command("./papilio run " + file + (images ? " --data FOLDER" : "")));
        if (!evidence.isShipped()) {
            blocks.add(new Block.Note(Text.of(
                    "This file, in the folder of the report, is the study as it was run, with all its settings.")));
        }
        blocks.add(new Block.Grid(parameters(evidence)));
        blocks.add(new Block.Grid(facts(evidence.provenance())));
        return Contribution.of(blocks);
    }

    /** Every setting of every part; settings alike in all parts and cells stand once. */
    static Table parameters(Evidence evidence) {
        List<Part> parts = evidence.study().parts();
        if (parts.size() > MOST_COLUMNS) {
            return byPart(evidence);
        }
        Table.Builder table = new Table.Builder(PARAMETERS).words("Setting");
        parts.forEach(part -> table.words(parts.size() == 1 ? "Value" : "Part " + part.name()));
        SettingValues settings = new SettingValues(evidence.cells());
        for (String field : settings.fields()) {
            List<Text> row = new ArrayList<>();
            row.add(Text.of(field.replace('_', ' ')));
            for (Part part : parts) {
                row.add(value(settings, part, field));
            }
            if (matters(field, settings::of) && row.stream().skip(1).anyMatch(text -> !saysNothing(text.plain()))) {
                table.row(row);
            }
        }
        return table.build();
    }

    /** A row for each part: the settings that its own cells have and that are not the same in all parts. */
    private static Table byPart(Evidence evidence) {
        SettingValues settings = new SettingValues(evidence.cells());
        Table.Builder table = new Table.Builder(PARAMETERS).words("Part").words("Settings");
        Map<String, String> shared = new LinkedHashMap<>();
        evidence.cells().stream().limit(1).forEach(cell -> cell.settings().keySet().stream()
                .filter(field -> settings.of(field).size() == 1)
                .forEach(field -> shared.put(field, readable(settings.of(field).get(0)))));
        shared.values().removeIf(ProvenanceSection::saysNothing);
        for (Part part : evidence.study().parts()) {
            Text row = Text.empty();
            for (String field : part.system().settings().keySet()) {
                Text value = value(settings, part, field);
                if (!shared.containsKey(field)
                        && matters(field, name -> settings.of(part.name(), name))
                        && !saysNothing(value.plain())) {
                    row = row.plus((row.plain().isEmpty() ? "" : ", ") + field.replace('_', ' ') + " ")
                            .plus(value.plain(), value.spans().get(0).style());
                }
            }
            table.row(List.of(Text.of(part.name()), row));
        }
        String same = shared.entrySet().stream()
                .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return (same.isEmpty() ? table : table.note("In all parts: " + same + ".")).build();
    }

    /** Whether a value says nothing. */
    private static boolean saysNothing(String value) {
        return Set.of("", Selection.NONE, "[]").contains(value);
    }

    private static Text value(SettingValues settings, Part part, String field) {
        for (Axis axis : part.axes()) {
            if (axis.field().equals(field)) {
                return Text.of(values(axis.values()), Text.Style.STRONG);
            }
        }
        List<String> values = settings.of(part.name(), field);
        return Text.of(
                values.size() == 1 ? readable(values.get(0)) : values.isEmpty() ? "" : values.size() + " values");
    }

    /** The values of an axis, runs of at least three consecutive integers as 1..200, many numbers by their ends. */
    static String values(List<@Nullable Object> values) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int last = i;
            while (last + 1 < values.size()
                    && isInteger(values.get(last))
                    && isInteger(values.get(last + 1))
                    && ((Number) values.get(last + 1)).longValue() == ((Number) values.get(last)).longValue() + 1) {
                last++;
            }
            if (last - i >= 2) {
                words.add(values.get(i) + ".." + values.get(last));
                i = last;
            } else {
                words.add(readable(Objects.toString(values.get(i), Selection.NONE)));
            }
        }
        String all = String.join(", ", words);
        boolean numbers = values.stream().allMatch(BigDecimal.class::isInstance);
        if (!numbers && words.size() > MOST_WORDS) {
            return words.size() + " values: " + String.join(", ", words.subList(0, 3)) + ", …, "
                    + words.get(words.size() - 1);
        }
        return numbers && all.length() > LONGEST_AXIS
                ? words.get(0) + " to " + words.get(words.size() - 1) + ", " + values.size() + " values"
                : all;
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static String readable(String value) {
        if (value.matches("[0-9a-f]{64}")) {
            return value.substring(0, SHOWN_OF_A_HASH) + "…";
        }
        if (value.matches("-?[0-9.]+(E[-+]?[0-9]+)?")) {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            return Wording.significant(number, number.precision());
        }
        // The indices of a parameter such as W1[0][1] keep their brackets.
        return value.replaceAll("(?<=\\w|\\])\\[(\\d+)\\]", "⟨$1⟩")
                .replaceAll("[{}\\[\\]\"]", "")
                .replace('⟨', '[')
                .replace('⟩', ']')
                .replace("=", " ");
    }

    /** Whether a setting has an effect in some cell: those of another optimiser or gradient have none. */
    private static boolean matters(String field, Function<String, List<String>> values) {
        return switch (field) {
            case "momentum" -> values.apply("optimiser").contains("momentum");
            case "beta1", "beta2", "adam_epsilon" -> values.apply("optimiser").contains("adam");
            case "h" -> values.apply("gradient").stream().anyMatch(name -> name.endsWith("-difference"));
            case "order" -> values.apply("update").contains("sequential");
            default -> true;
        };
    }

    private static Table facts(Map<String, String> provenance) {
        Table.Builder table = new Table.Builder("Provenance.").words("").words("");
        provenance.forEach((name, value) -> table.row(
                List.of(Text.of(name), name.contains("hash") ? Text.of(value, Text.Style.CODE) : Text.of(value))));
        return table.build();
    }

    /** Names of parts with their sizes, "published 120, ensemble 2200". */
    static String sizes(Evidence evidence) {
        return evidence.cells().stream()
                .collect(Collectors.groupingBy(CellResult::part, java.util.LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + Wording.number(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
