package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;

/**
 * A definition F together with its exact derivative, in any arithmetic: one pass gives F(x) and DF(x) v for several
 * tangent vectors v. The definition is recorded once as a program where it is short enough. Not for use by several
 * threads at once.
 *
 * @param <T> the element type
 */
public final class TangentMap<T> {
    private final Recorded recorded;
    private final Field<T> field;
    private TangentField<T> dual;
    private UnaryOperator<List<Tangent<T>>> application;

    /**
     * The image of a point and of tangent vectors.
     *
     * @param value F(x)
     * @param tangents DF(x) v for each v, in order
     */
    public record Image<T>(List<T> value, List<List<T>> tangents) {}

    /** The derivative of a definition in an arithmetic. */
    public TangentMap(Definition definition, Field<T> field) {
        this.recorded = new Recorded(definition);
        this.field = field;
        this.dual = new TangentField<>(field, 1);
        this.application = recorded.in(dual);
    }

    /**
     * Applies F and its derivative.
     *
     * @param x the point, {@code inputs()} elements
     * @param tangents at least one vector of {@code inputs()} elements
     */
    public Image<T> apply(List<T> x, List<List<T>> tangents) {
        if (dual.directions() != tangents.size()) {
            dual = new TangentField<>(field, tangents.size());
            application = recorded.in(dual);
        }
        List<Tangent<T>> arguments = new ArrayList<>(x.size());
        for (int i = 0; i < x.size(); i++) {
            List<T> derivatives = new ArrayList<>(tangents.size());
            for (List<T> tangent : tangents) {
                derivatives.add(tangent.get(i));
            }
            arguments.add(dual.of(x.get(i), derivatives));
        }
        List<Tangent<T>> images = application.apply(arguments);
        List<T> value = images.stream().map(Tangent::value).toList();
        List<List<T>> carried = new ArrayList<>(tangents.size());
        for (int k = 0; k < tangents.size(); k++) {
            List<T> vector = new ArrayList<>(images.size());
            for (Tangent<T> image : images) {
                vector.add(dual.derivative(image, k));
            }
            carried.add(vector);
        }
        return new Image<>(value, carried);
    }

    /** The Jacobian matrix as its columns: the images of the unit vectors. */
    public Image<T> jacobian(List<T> x) {
        T zero = field.of(0.0);
        T one = field.of(1.0);
        List<List<T>> units = new ArrayList<>(x.size());
        for (int k = 0; k < x.size(); k++) {
            List<T> unit = new ArrayList<>(x.size());
            for (int i = 0; i < x.size(); i++) {
                unit.add(i == k ? one : zero);
            }
            units.add(unit);
        }
        return apply(x, units);
    }
}
