package org.papilio.run;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.papilio.study.ImagesSpec;
import org.papilio.study.TrainingSpec;

/**
 * The columns of the view {@code cells} that depend on the study, with their types. The types follow from the study and not
 * from the values found, so that an empty study or a column of nulls has the right ones; those of measurements follow from
 * all values, because only they say.
 *
 * @param axes the columns of settings
 * @param measurements the columns of measurements
 * @param comparisons the columns of comparisons
 */
record Columns(List<Column> axes, List<Column> measurements, List<Column> comparisons) {
    private static final List<String> ALWAYS = List.of("round_initial", "precision", "gradient", "inputs", "seed");
    private static final Set<String> TAKEN = Set.of(
            "cell",
            "index",
            "part",
            "status",
            "message",
            "steps",
            "loss",
            "accuracy",
            "final_parameters",
            "step",
            "seconds");
    /** What is no field of a training is a parameter or coordinate of a map. */
    private static final String PARAMETER_TYPE = "DOUBLE";

    private static final Map<String, String> SETTING_TYPES = settingTypes();

    /**
     * A column.
     *
     * @param key the member of the stored object
     * @param name of the column
     * @param type in SQL
     */
    record Column(String key, String name, String type) {}

    static Columns of(Results results) {
        Set<String> taken = new LinkedHashSet<>(TAKEN);
        Set<String> settings = new LinkedHashSet<>(ALWAYS);
        settings.addAll(results.manifest().axes());
        List<Column> axes = new ArrayList<>();
        for (String field : settings) {
            axes.add(new Column(
                    field, free(field, "_setting", taken), SETTING_TYPES.getOrDefault(field, PARAMETER_TYPE)));
        }

        List<Column> comparisons = new ArrayList<>();
        for (String name : results.manifest().comparisons()) {
            comparisons.add(new Column("distance_" + name, free("distance_" + name, "_comparison", taken), "DOUBLE"));
            comparisons.add(new Column("digits_" + name, free("digits_" + name, "_comparison", taken), "INTEGER"));
        }

        List<Column> measurements = new ArrayList<>();
        measurementTypes(results)
                .forEach((key, type) -> measurements.add(new Column(key, free(key, "_measurement", taken), type)));
        return new Columns(axes, measurements, comparisons);
    }

    /** The name itself or, if it is taken, with the suffix as often as it takes. Names differ by more than case in SQL. */
    private static String free(String name, String suffix, Set<String> taken) {
        String free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free += suffix;
        }
        return free;
    }

    private static Map<String, String> measurementTypes(Results results) {
        // Every cell ends in a verdict: a query can rely on its columns before any cell has them.
        Map<String, String> types = new LinkedHashMap<>(Stability.TYPES);
        results.forEachBrief(
                cell -> cell.measurements().forEach((name, value) -> types.merge(name, type(value), Columns::common)));
        return types;
    }

    private static String type(Object value) {
        if (value instanceof Double) {
            return "DOUBLE";
        } else if (value instanceof Long) {
            return "BIGINT";
        } else if (value instanceof Boolean) {
            return "BOOLEAN";
        }
        return "VARCHAR";
    }

    private static String common(String a, String b) {
        if (a.equals(b)) {
            return a;
        }
        Set<String> numbers = Set.of("DOUBLE", "BIGINT");
        return numbers.contains(a) && numbers.contains(b) ? "DOUBLE" : "VARCHAR";
    }

    /** The types of the settings by their name in a study file, from the record that has them. */
    private static Map<String, String> settingTypes() {
        Map<String, String> types = new HashMap<>();
        Pattern upper = Pattern.compile("[A-Z]");
        for (Class<?> system : List.of(ImagesSpec.class, TrainingSpec.class)) {
            for (RecordComponent component : system.getRecordComponents()) {
                String name = upper.matcher(component.getName())
                        .replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
                types.put(name, settingType(component.getGenericType()));
            }
        }
        types.put("transient", "INTEGER");
        types.put("circuit", "VARCHAR");
        types.put("ulps", "INTEGER");
        return types;
    }

    private static String settingType(Type type) {
        String name = type.getTypeName();
        if (name.equals("int") || name.contains(Integer.class.getName()) && !name.contains("List")) {
            return "INTEGER";
        } else if (name.contains(Long.class.getName())) {
            return "BIGINT";
        } else if (name.contains(BigDecimal.class.getName())) {
            return "DOUBLE";
        }
        return "VARCHAR";
    }
}
