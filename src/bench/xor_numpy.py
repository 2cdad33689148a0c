"""XOR with a 2-3-2 network (sigmoid, softmax cross-entropy, full batch, backpropagation), many trajectories at once in numpy.

python3 xor_numpy.py arrays|idiomatic double|float SECONDS

prints million steps per second and a checksum: "arrays" updates structures of arrays in place, one array a parameter;
"idiomatic" multiplies stacks of matrices.
"""

import sys
import time

import numpy as np

X = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
CLASS = [0, 1, 1, 0]
RATE = 5


def sigmoid(z):
    """1 / (1 + exp(-z)) in place."""
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    np.divide(1, z, out=z)
    return z


def arrays(trajectories, kind, rng):
    w1, b1 = rng.uniform(-1, 1, (2, 3, trajectories)).astype(kind), rng.uniform(-1, 1, (3, trajectories)).astype(kind)
    w2, b2 = rng.uniform(-1, 1, (3, 2, trajectories)).astype(kind), rng.uniform(-1, 1, (2, trajectories)).astype(kind)
    h, d = np.empty((4, 3, trajectories), kind), np.empty((4, 2, trajectories), kind)
    back, t = np.empty((4, 3, trajectories), kind), np.empty(trajectories, kind)

    def step():
        for s in range(4):
            h[s] = b1
            for k in range(2):
                if X[s, k]:
                    h[s] += w1[k]
        sigmoid(h)
        for s in range(4):
            d[s] = b2
            for k in range(3):
                for j in range(2):
                    np.multiply(h[s, k], w2[k, j], out=t)
                    d[s, j] += t
            d[s, 0] -= d[s, 1]
            np.negative(d[s, 0], out=d[s, 1])
        sigmoid(d)
        for s in range(4):
            d[s, CLASS[s]] -= 1
            for k in range(3):
                np.multiply(d[s, 0], w2[k, 0], out=back[s, k])
                np.multiply(d[s, 1], w2[k, 1], out=t)
                back[s, k] += t
                np.subtract(1, h[s, k], out=t)
                np.multiply(t, h[s, k], out=t)
                back[s, k] *= t
        for s in range(4):
            for k in range(3):
                for j in range(2):
                    np.multiply(h[s, k], d[s, j], out=t)
                    np.multiply(t, RATE / 4, out=t)
                    w2[k, j] -= t
        d[...] *= RATE / 4
        back[...] *= RATE / 4
        for s in range(4):
            b2[...] -= d[s]
            b1[...] -= back[s]
            for k in range(2):
                if X[s, k]:
                    w1[k] -= back[s]

    return step, lambda: w1.sum() + w2.sum()


def idiomatic(trajectories, kind, rng):
    x, y = X.astype(kind), np.eye(2, dtype=kind)[CLASS]
    p = {
        "w1": rng.uniform(-1, 1, (trajectories, 2, 3)).astype(kind),
        "b1": rng.uniform(-1, 1, (trajectories, 1, 3)).astype(kind),
        "w2": rng.uniform(-1, 1, (trajectories, 3, 2)).astype(kind),
        "b2": rng.uniform(-1, 1, (trajectories, 1, 2)).astype(kind),
    }

    def step():
        h = 1 / (1 + np.exp(-(x @ p["w1"] + p["b1"])))
        z = h @ p["w2"] + p["b2"]
        e = np.exp(z - z.max(axis=2, keepdims=True))
        d = (e / e.sum(axis=2, keepdims=True) - y) / 4
        back = d @ p["w2"].transpose(0, 2, 1) * h * (1 - h)
        p["w2"] -= RATE * (h.transpose(0, 2, 1) @ d)
        p["b2"] -= RATE * d.sum(axis=1, keepdims=True)
        p["w1"] -= RATE * (x.T @ back)
        p["b1"] -= RATE * back.sum(axis=1, keepdims=True)

    return step, lambda: p["w1"].sum() + p["w2"].sum()


def main():
    make = {"arrays": arrays, "idiomatic": idiomatic}[sys.argv[1]]
    kind = {"double": np.float64, "float": np.float32}[sys.argv[2]]
    seconds = float(sys.argv[3])
    trajectories = 1000
    step, checksum = make(trajectories, kind, np.random.default_rng(1))
    begin, steps = time.process_time(), 0
    while time.process_time() - begin < seconds:
        for _ in range(10):
            step()
        steps += 10
    print(f"{steps * trajectories / (time.process_time() - begin) / 1e6:.3f} {checksum():.6g}")


if __name__ == "__main__":
    main()
