/** The command line: picocli commands that read arguments, call the other packages and print; no logic. */
@NullMarked
package org.papilio.cli;

import org.jspecify.annotations.NullMarked;
