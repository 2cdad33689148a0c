package org.papilio.train.dense;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.papilio.model.Images;
import org.papilio.model.Network;
import org.papilio.number.Precision;

/** The gradient by layer differences as plainly as it can be written, for tests. */
final class LayerDifferences<T> {
    private final Precision<T> field;
    private final List<Network.Array> arrays;
    private final List<T> parameters;
    private final T h;
    private final T width;
    private final T zero;

    LayerDifferences(Precision<T> field, Network network, List<T> parameters, BigDecimal h) {
        this.field = field;
        this.arrays = network.arrays();
        this.parameters = parameters;
        this.h = field.of(h);
        this.width = field.of(h.multiply(BigDecimal.valueOf(2)));
        this.zero = field.of(BigDecimal.ZERO);
    }

    List<T> gradient(Images images, int from, int to) {
        List<T> sums = new ArrayList<>(Collections.nCopies(parameters.size(), zero));
        for (int image = from; image < to; image++) {
            add(images, image, sums);
        }
        return sums.stream()
                .map(sum -> field.div(sum, field.of(BigDecimal.valueOf(to - from))))
                .toList();
    }

    private void add(Images images, int image, List<T> sums) {
        int layers = arrays.size() / 2;
        List<List<T>> inputs = new ArrayList<>();
        List<List<T>> u = new ArrayList<>();
        List<T> x = new ArrayList<>();
        for (int p = 0; p < images.size(); p++) {
            x.add(field.div(field.of(images.pixel(image, p) * 1.0), field.of(255.0)));
        }
        for (int k = 0; k < layers; k++) {
            inputs.add(x);
            List<T> sum = new ArrayList<>();
            for (int j = 0; j < arrays.get(2 * k).columns(); j++) {
                T z = parameters.get(arrays.get(2 * k + 1).offset() + j);
                for (int i = 0; i < x.size(); i++) {
                    z = field.fma(x.get(i), weight(k, i, j), z);
                }
                sum.add(z);
            }
            u.add(sum);
            x = sum.stream().map(z -> field.max(z, zero)).toList();
        }
        List<T> delta = new ArrayList<>();
        List<T> last = u.get(layers - 1);
        for (int j = 0; j < last.size(); j++) {
            T up = loss(shifted(last, j, h), images.label(image));
            T down = loss(shifted(last, j, field.neg(h)), images.label(image));
            delta.add(field.div(field.sub(up, down), width));
        }
        for (int k = layers - 1; k >= 0; k--) {
            for (int j = 0; j < delta.size(); j++) {
                for (int i = 0; i < inputs.get(k).size(); i++) {
                    int p = arrays.get(2 * k).offset() + i * delta.size() + j;
                    sums.set(p, field.fma(inputs.get(k).get(i), delta.get(j), sums.get(p)));
                }
                int p = arrays.get(2 * k + 1).offset() + j;
                sums.set(p, field.add(sums.get(p), delta.get(j)));
            }
            delta = k == 0 ? delta : hidden(k, u.get(k - 1), delta);
        }
    }

    private List<T> hidden(int layer, List<T> u, List<T> delta) {
        List<T> below = new ArrayList<>();
        for (int i = 0; i < u.size(); i++) {
            T sum = zero;
            for (int j = 0; j < delta.size(); j++) {
                sum = field.fma(weight(layer, i, j), delta.get(j), sum);
            }
            T up = field.max(field.add(u.get(i), h), zero);
            T down = field.max(field.sub(u.get(i), h), zero);
            below.add(field.mul(sum, field.div(field.sub(up, down), width)));
        }
        return below;
    }

    private List<T> shifted(List<T> u, int unit, T by) {
        List<T> shifted = new ArrayList<>(u);
        shifted.set(unit, field.add(u.get(unit), by));
        return shifted;
    }

    /** -log of the label's softmax output. */
    private T loss(List<T> u, int label) {
        T max = u.get(0);
        for (T z : u) {
            max = field.max(max, z);
        }
        T sum = zero;
        List<T> exponentials = new ArrayList<>();
        for (T z : u) {
            T exponential = field.exp(field.sub(z, max));
            exponentials.add(exponential);
            sum = field.add(sum, exponential);
        }
        return field.neg(field.log(field.div(exponentials.get(label), sum)));
    }

    private T weight(int layer, int i, int j) {
        Network.Array array = arrays.get(2 * layer);
        return parameters.get(array.offset() + i * array.columns() + j);
    }
}
