package org.papilio.run.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papilio.run.Cluster;
import org.papilio.run.EnvironmentException;
import org.papilio.run.ProgressListener;
import org.papilio.run.RemoteStudy;
import org.papilio.run.UsageException;

/** Has the cells of a study computed by Apache Spark 4. */
public final class SparkEngine implements Cluster.Provider {
    private static final String MASTER = "spark.master";
    private static final String STANDALONE = "spark://";
    private static final Pattern ADDRESS = Pattern.compile("([^:/ ]+|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;
    private static final int REACHED_WITHIN_MILLIS = 5000;

    /** What Spark 4 takes as a master. */
    private static final Pattern KNOWN =
            Pattern.compile("local|local\\[[^\\]]+\\]|local-cluster\\[[^\\]]+\\]|spark://.+|yarn|k8s://.+");

    private final String master;

    /** Of a standalone cluster. */
    private final List<InetSocketAddress> addresses;

    private SparkEngine(String master, List<InetSocketAddress> addresses) {
        this.master = master;
        this.addresses = addresses;
    }

    /**
     * An engine; the cluster is asked for nothing yet.
     *
     * @param master where the cluster is; if it is not given, what {@code spark-submit} was told
     * @throws UsageException if Spark is not on the class path or there is no such kind of master
     */
    public static SparkEngine of(Optional<String> master) {
        try {
            Class.forName("org.apache.spark.SparkContext", false, SparkEngine.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UsageException(
                    "--engine spark: Apache Spark is not on the class path; install Spark 4 (https://spark.apache.org/downloads.html,"
                            + " or: pip install pyspark) and set SPARK_HOME to it, or submit papilio.jar with spark-submit",
                    e);
        }
        String url = master.or(() -> Optional.ofNullable(System.getProperty(MASTER)))
                .orElseThrow(
                        () -> new UsageException(
                                "--engine spark: say where the cluster is with --master, for example --master spark://HOST:7077"));
        if (!KNOWN.matcher(url).matches()) {
            throw new UsageException("--master " + url
                    + ": no master of Spark; give spark://HOST:7077, yarn, k8s://HOST:PORT or local[N]");
        }
        return new SparkEngine(url, addresses(url));
    }

    private static List<InetSocketAddress> addresses(String master) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        if (master.startsWith(STANDALONE)) {
            for (String host : master.substring(STANDALONE.length()).split(",", -1)) {
                Matcher parts = ADDRESS.matcher(host);
                if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
                    throw new UsageException(
                            "--master " + master + ": give host and port, for example spark://HOST:7077");
                }
                addresses.add(InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2))));
            }
        }
        return addresses;
    }

    @Override
    public Cluster open(RemoteStudy study, ProgressListener listener) throws InterruptedException {
        checkReached();
        return SparkCluster.open(master, study, listener);
    }

    /** Spark itself would try for a minute, and say little. */
    private void checkReached() {
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()), REACHED_WITHIN_MILLIS);
                return;
            } catch (UnknownHostException e) {
                last = new IOException("unknown host " + address.getHostString(), e);
            } catch (IOException e) {
                last = e;
            }
        }
        if (last != null) {
            throw new EnvironmentException(
                    "--master " + master + ": no master of Spark answers there (" + last.getMessage()
                            + "); start one with sbin/start-master.sh, or correct the address",
                    last);
        }
    }
}
