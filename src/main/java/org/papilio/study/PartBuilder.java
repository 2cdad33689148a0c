package org.papilio.study;

/** Builds one of several grids of a study; see {@link StudyBuilder#part}. */
public final class PartBuilder extends GridBuilder<PartBuilder> {
    PartBuilder() {}

    @Override
    PartBuilder self() {
        return this;
    }
}
