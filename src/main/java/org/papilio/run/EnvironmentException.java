package org.papilio.run;

/**
 * The machine let us down in the middle of the work: a full disk, a file that vanished. The message is one line that names
 * the place; what was finished is kept. A command ends with status 1.
 */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message that names the place. */
    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
