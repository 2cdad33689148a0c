package org.papilio.cli;

/** How a command says how a run goes on. */
enum LogFormat {
    /** For a person. */
    TEXT,
    /** An object a line, for a program. */
    JSON
}
