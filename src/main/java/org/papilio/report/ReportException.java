package org.papilio.report;

/** A report cannot be made as asked for: a section that does not exist, a reference file that was not kept. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception whose message names the section and the remedy. */
    public ReportException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
