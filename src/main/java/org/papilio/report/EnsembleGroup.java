package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of an ensemble that share a rounding, each held against its own reference run.
 *
 * @param label names the group, for example "4 decimals"
 * @param decimals to which the initial parameters were rounded
 * @param distances the largest absolute difference of the final parameters from the reference's, ascending
 * @param elsewhere how many ended in another kind of solution than their reference; empty when classes were not
 *     measured
 */
record EnsembleGroup(String label, int decimals, List<Double> distances, Optional<Share> elsewhere) {

    EnsembleGroup {
        distances = distances.stream().sorted().toList();
        if (distances.isEmpty()) {
            throw new IllegalArgumentException("an empty group: " + label);
        }
    }

    /**
     * One run beside its reference.
     *
     * @param distance of the final parameters
     * @param solution its kind of solution
     * @param reference the reference's kind of solution
     */
    record Member(double distance, Optional<String> solution, Optional<String> reference) {}

    /** Gathers a group. Classes are compared where both runs have one. */
    static EnsembleGroup of(String label, int decimals, List<Member> members) {
        int classified = 0;
        int elsewhere = 0;
        List<Double> distances = new ArrayList<>();
        for (Member member : members) {
            distances.add(member.distance());
            if (member.solution().isPresent() && member.reference().isPresent()) {
                classified++;
                elsewhere += member.solution().equals(member.reference()) ? 0 : 1;
            }
        }
        return new EnsembleGroup(
                label,
                decimals,
                distances,
                classified > 0 ? Optional.of(new Share(elsewhere, classified)) : Optional.empty());
    }

    /**
     * The q-quantile of the distances, linear between order statistics.
     *
     * @param q from 0 to 1
     */
    double quantile(double q) {
        return Grouping.quantile(distances, q);
    }

    /** How many of the distances are above a bound. */
    Share above(double bound) {
        return new Share((int) distances.stream().filter(d -> !(d <= bound)).count(), distances.size());
    }
}
