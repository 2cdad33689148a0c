package org.papilio.run;

/**
 * What was asked for cannot be done as asked: a directory that is not Papilio's, a query with a typing error. The message is
 * one line that names the place and the remedy. A command ends with status 2.
 */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message that names the place and the remedy. */
    public UsageException(String message) {
        super(message);
    }

    /** The same with its cause, for the log. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
