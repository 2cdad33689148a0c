package org.papilio.program;

/**
 * A discrete dynamical system x' = F(x): a definition with as many outputs as inputs. Training steps are such maps (the
 * state is the parameters, followed by velocities or Adam moments), and so are the known systems that validate the
 * measures.
 */
public interface DiscreteMap extends Definition {

    /** The dimension of the state. */
    int dimension();

    @Override
    default int inputs() {
        return dimension();
    }

    @Override
    default int outputs() {
        return dimension();
    }
}
