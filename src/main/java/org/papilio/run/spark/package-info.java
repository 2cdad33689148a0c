/** Apache Spark as a cluster. No other package knows it, and Papilio runs without it. */
@NullMarked
package org.papilio.run.spark;

import org.jspecify.annotations.NullMarked;
