package org.papilio.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.papilio.run.ProgressListener;
import org.papilio.run.RunStoppedException;

/**
 * How a run goes on: on a terminal a bar with the cells done, the rate and the time left; otherwise plain lines, one at least
 * every ten seconds.
 */
final class ConsoleProgress implements ProgressListener, AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long UPDATE_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final String name;
    private final PrintWriter err;
    private final boolean terminal;
    private final LogFormat format;
    private int total;
    private int done;
    private int resumed;
    private int failed;
    private double share;
    private long begun;
    private long lastUpdate;
    private @Nullable ProgressBar bar;

    ConsoleProgress(String name, PrintWriter err, LogFormat format) {
        this.name = name;
        this.err = err;
        this.format = format;
        this.terminal = Boolean.getBoolean("papilio.terminal") && format == LogFormat.TEXT;
    }

    @Override
    public void started(int cells, int finished) {
        total = cells;
        done = finished;
        resumed = finished;
        begun = System.nanoTime();
        lastUpdate = begun;
        if (resumed > 0) {
            line("resumed", name + ": " + finished + " of " + cells + " cells are finished already");
        } else if (format == LogFormat.JSON) {
            line("started", "");
        }
        if (terminal && finished < cells) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(cells)
                    .startsFrom(finished, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" cells", 1)
                    .showSpeed()
                    .hideEta()
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
    }

    @Override
    public void cellDone(String cell, boolean cellFailed) {
        done++;
        failed += cellFailed ? 1 : 0;
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void progressed(DoubleSupplier work) {
        long now = System.nanoTime();
        if (now - lastUpdate < (bar == null ? LINE_EVERY_NANOS : UPDATE_EVERY_NANOS)) {
            return;
        }
        lastUpdate = now;
        double seconds = (now - begun) / 1e9;
        share = work.getAsDouble();
        String left = left(now);
        if (bar != null) {
            bar.setExtraMessage(" " + left);
        } else {
            line(
                    "progress",
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d cells, %.1f %%, %.1f cells/s, %s",
                            name,
                            done,
                            total,
                            100 * share,
                            (done - resumed) / seconds,
                            left));
        }
    }

    private String left(long now) {
        double seconds = (now - begun) / 1e9;
        return share > 0 ? "about " + Durations.text(seconds / share - seconds) + " left" : "just begun";
    }

    @Override
    public void folded(int cells, double work) {
        long now = System.nanoTime();
        if (now - lastUpdate >= LINE_EVERY_NANOS) {
            lastUpdate = now;
            share = work;
            line(
                    "folded",
                    String.format(
                            Locale.ROOT,
                            "%s: results of %d of %d cells put in order, %.1f %%, %s",
                            name,
                            cells,
                            total,
                            100 * share,
                            left(now)));
        }
    }

    @Override
    public void preparing() {
        line("preparing", name + ": making the database for queries");
    }

    @Override
    public void notice(String message) {
        line("notice", name + ": " + message);
    }

    @Override
    public void stopped(RunStoppedException e) {
        close();
        line("stopped", "papilio: " + e.getMessage());
    }

    @Override
    public void finished() {
        close();
        if (done > resumed) {
            share = 1;
            line(
                    "finished",
                    name + ": " + (done - resumed) + " cells run in "
                            + Durations.text((System.nanoTime() - begun) / 1e9));
        }
    }

    private void line(String event, String text) {
        err.println(format == LogFormat.TEXT ? text : json(event, text));
        err.flush();
    }

    private String json(String event, String message) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        members.put("event", event);
        members.put("study", name);
        members.put("cells", total);
        members.put("finished", done);
        members.put("failed", failed);
        members.put("share", JsonOutput.number(share));
        members.put("cells_per_second", JsonOutput.number(done > resumed ? (done - resumed) / seconds : 0));
        members.put("message", message);
        return JsonOutput.line(members);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
