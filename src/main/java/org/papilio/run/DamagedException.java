package org.papilio.run;

/** A file of a result directory is not what was written. */
final class DamagedException extends UsageException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
