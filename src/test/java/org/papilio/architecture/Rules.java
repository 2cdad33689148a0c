package org.papilio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/** The rules. Each tolerates packages that do not exist yet. */
final class Rules {

    /** From the first to the last: no package knows a later one. */
    private static final List<String> ORDER = List.of(
            "number",
            "random",
            "program",
            "model",
            "train",
            "stats",
            "chaos",
            "solution",
            "study",
            "run",
            "verify",
            "chart",
            "report",
            "cli");

    private static final List<String> COMPUTATION = ORDER.subList(0, ORDER.indexOf("study"));

    /** Functions of {@link Math} whose results the specification leaves open: they differ between JDKs. */
    private static final Set<String> INEXACT = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "sin", "sinh", "tan", "tanh");

    private Rules() {}

    /** Every package has its place in the order. */
    static ArchRule known() {
        return classes()
                .should()
                .resideInAnyPackage(and("org.papilio", papilio(ORDER)))
                .allowEmptyShould(true);
    }

    /** No package knows a later one; the public API in the root package comes after all but the command line. */
    static ArchRule order() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(papilio(ORDER.subList(0, ORDER.size() - 1)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.papilio")
                .allowEmptyShould(true);
        for (int i = 0; i < ORDER.size() - 1; i++) {
            rule = CompositeArchRule.of(rule).and(later(i));
        }
        return rule;
    }

    private static ArchRule later(int i) {
        return noClasses()
                .that()
                .resideInAPackage(papilio(ORDER.get(i)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(papilio(ORDER.subList(i + 1, ORDER.size())))
                .allowEmptyShould(true);
    }

    /** Charts are drawn from numbers and statistics alone. */
    static ArchRule charts() {
        return noClasses()
                .that()
                .resideInAPackage(papilio("chart"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.papilio..")
                        .and(not(resideInAnyPackage(papilio(List.of("chart", "number", "stats"))))))
                .allowEmptyShould(true);
    }

    /** Computation sees no screen, file, database, command line or format. */
    static ArchRule computation() {
        return noClasses()
                .that()
                .resideInAnyPackage(papilio(COMPUTATION))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.awt..",
                                "javax.swing..",
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.sql..",
                                "javax.sql..",
                                "org.duckdb..",
                                "org.apache.spark..",
                                "picocli..",
                                "com.fasterxml.jackson..",
                                "org.jfree..")
                        .and(not(belongToAnyOf(
                                Serializable.class,
                                // streams in memory, for the compiler of generated code
                                ByteArrayOutputStream.class,
                                OutputStream.class,
                                StringWriter.class,
                                Writer.class))))
                .allowEmptyShould(true);
    }

    /** The incubating Vector API stays behind the compilation of programs. */
    static ArchRule vectors() {
        return only("program", "jdk.incubator..");
    }

    /** Spark is one executor. */
    static ArchRule spark() {
        return only("run.spark", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    }

    /** The database is how results are queried and exported. */
    static ArchRule database() {
        return only("run", "org.duckdb..", "java.sql..", "javax.sql..");
    }

    /** Elementary functions come from {@code number}, or from {@link StrictMath}. */
    static ArchRule elementary() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(papilio("number"))
                .should()
                .accessTargetWhere(describe(
                        "the target is a function of Math whose bits differ between JDKs",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && INEXACT.contains(access.getTarget().getName())))
                .allowEmptyShould(true);
    }

    private static ArchRule only(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(papilio(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static String papilio(String room) {
        return "org.papilio." + room + "..";
    }

    private static String[] papilio(List<String> rooms) {
        return rooms.stream().map(Rules::papilio).toArray(String[]::new);
    }

    private static String[] and(String first, String[] others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
