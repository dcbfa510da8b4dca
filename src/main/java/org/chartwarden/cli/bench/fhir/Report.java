package org.chartwarden.cli.bench.fhir;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** The table: each figure beside the peer's and what is allowed. */
final class Report {

  /** The load must run at this many times the peer's rate. */
  private static final double LOAD_TIMES = 3;

  private static final long LOAD_MEBIBYTES = 1536;
  private static final long READ_MEBIBYTES = 716;
  private static final long RESOURCE_BYTES = 4096;

  /** With the AOT cache of JDK 25 and newer, and without. */
  private static final double QUICK_START_SECONDS = 3;

  private static final double START_SECONDS = 6;

  private final PrintWriter out;
  private final Peer peer;
  private int missed;

  Report(PrintWriter out, Peer peer) {
    this.out = out;
    this.peer = peer;
  }

  /** How many targets were missed so far. */
  int missed() {
    return missed;
  }

  void head() {
    out.println();
    out.println("Peer: " + peer.name() + ".");
    out.println("CPU in milliseconds of server + database per request; ratio: ours to the peer's.");
    out.println();
    out.printf(
        Locale.ROOT,
        "%-22s%9s%9s%9s%8s%16s%9s%8s%8s  %s%n",
        "phase",
        "req/s",
        "p50 ms",
        "p99 ms",
        "entries",
        "ours",
        "peer",
        "ratio",
        "allowed",
        "");
    out.flush();
  }

  void phase(PhaseFigures figures) {
    Optional<Peer.Figure> other = peer.phase(figures.name());
    double ratio = other.map(o -> figures.cpu() / o.cpu()).orElse(0.0);
    boolean good =
        figures.failed() == 0
            && figures.requests() > 0
            && ratio <= other.map(Peer.Figure::share).orElse(1.0);
    out.printf(
        Locale.ROOT,
        "%-22s%9.1f%9.2f%9.2f%8.1f%16s%9s%8s%8s  %s%n",
        figures.name(),
        figures.perSecond(),
        figures.median(),
        figures.p99(),
        figures.entries(),
        String.format(Locale.ROOT, "%.3f + %.3f", figures.server(), figures.database()),
        other.map(o -> String.format(Locale.ROOT, "%.2f", o.cpu())).orElse(""),
        other.map(o -> String.format(Locale.ROOT, "%.3f", ratio)).orElse(""),
        other.map(o -> String.format(Locale.ROOT, "%.3f", o.share())).orElse(""),
        verdict(good) + (figures.failed() > 0 ? ", " + figures.failed() + " failed" : ""));
    out.flush();
  }

  void load(Loading.Figures load) {
    out.println();
    line(
        String.format(
            Locale.ROOT,
            "load: %,d resources, %.0f per second, %.3f ms CPU each; the peer: %.0f per second",
            load.resources(),
            load.perSecond(),
            load.cpu(),
            peer.loadPerSecond()),
        load.failed() == 0 && load.perSecond() >= LOAD_TIMES * peer.loadPerSecond());
    line(
        "memory in the load: " + load.peakMebibytes() + " MiB, allowed " + LOAD_MEBIBYTES,
        load.peakMebibytes() <= LOAD_MEBIBYTES);
  }

  void memoryOfReads(long mebibytes) {
    line(
        "memory after the reads: " + mebibytes + " MiB, allowed " + READ_MEBIBYTES,
        mebibytes <= READ_MEBIBYTES);
  }

  void database(long bytes, long resources) {
    long each = bytes / Math.max(1, resources);
    line(
        String.format(
            Locale.ROOT,
            "database: %,d MiB, %,d bytes per resource, allowed %,d",
            bytes >> 20,
            each,
            RESOURCE_BYTES),
        each <= RESOURCE_BYTES);
  }

  void start(double seconds) {
    double allowed = Runtime.version().feature() >= 25 ? QUICK_START_SECONDS : START_SECONDS;
    line(
        String.format(
            Locale.ROOT, "start with the schema there: %.1f s, allowed %.0f", seconds, allowed),
        seconds <= allowed);
  }

  /** What of the server's memory was alive during some work. */
  void memoryCourse(String work, MemoryCourse course) {
    line(
        String.format(
            Locale.ROOT,
            "memory during %s: %d MiB alive in the first quarter, %d in the last (most: %d;"
                + " process: %d and %d MiB; %d looks)",
            work,
            course.aliveFirst(),
            course.aliveLast(),
            course.peak(),
            course.residentFirst(),
            course.residentLast(),
            course.looks()),
        course.flat());
  }

  void text(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  void line(String text, boolean good) {
    out.println(text + "  " + verdict(good));
    out.flush();
  }

  private String verdict(boolean good) {
    missed += good ? 0 : 1;
    return good ? "ok" : "MISSED";
  }
}
