package org.papilio.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.papilio.run.CellResult;
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
    private int total;
    private int done;
    private int resumed;
    private long begun;
    private long lastUpdate;
    private @Nullable ProgressBar bar;

    ConsoleProgress(String name, PrintWriter err) {
        this.name = name;
        this.err = err;
        this.terminal = Boolean.getBoolean("papilio.terminal");
    }

    @Override
    public void started(int cells, int finished) {
        total = cells;
        done = finished;
        resumed = finished;
        begun = System.nanoTime();
        lastUpdate = begun;
        if (resumed > 0) {
            line(name + ": " + finished + " of " + cells + " cells are finished already");
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
    public void cellDone(CellResult result) {
        done++;
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
        double share = work.getAsDouble();
        String left = "about " + Durations.text(seconds / share - seconds) + " left";
        if (bar != null) {
            bar.setExtraMessage(" " + left);
        } else {
            line(String.format(
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

    @Override
    public void folded(int cells) {
        long now = System.nanoTime();
        if (now - lastUpdate >= LINE_EVERY_NANOS) {
            lastUpdate = now;
            line(String.format(Locale.ROOT, "%s: results of %d of %d cells put in order", name, cells, total));
        }
    }

    @Override
    public void notice(String message) {
        line(name + ": " + message);
    }

    @Override
    public void stopped(RunStoppedException e) {
        close();
        line("papilio: " + e.getMessage());
    }

    @Override
    public void finished() {
        close();
        if (done > resumed) {
            line(name + ": " + (done - resumed) + " cells run in " + Durations.text((System.nanoTime() - begun) / 1e9));
        }
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
