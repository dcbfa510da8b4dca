package org.chartwarden.notes.documents;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Watches one reading from within: libraries that unpack content are asked at each step how long
 * they took and how much memory they took, and are stopped by an exception.
 */
final class ReadingWatch {

  /** Most memory that one document may cost while it is read, all of it counted, in bytes. */
  private static final long MOST_MEMORY = 600_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The reading was stopped; the caller tells why. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DocumentProblem reason;

    Stopped(DocumentProblem reason) {
      super(reason.getMessage());
      this.reason = reason;
    }

    DocumentProblem reason() {
      return reason;
    }
  }

  private final DocumentLimits limits;
  private final long end;
  private final long memoryAtStart;
  private int steps;

  /** Begins to watch the calling thread. */
  ReadingWatch(DocumentLimits limits, Duration time) {
    this.limits = limits;
    this.end = System.nanoTime() + time.toNanos();
    this.memoryAtStart = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** One small step, of which most go unexamined. */
  void step() {
    if ((++steps & 0x3F) == 0) {
      check();
    }
  }

  /**
   * One step that may have taken long.
   *
   * @throws Stopped when the limits are passed
   */
  void check() {
    if (System.nanoTime() > end) {
      throw new Stopped(DocumentProblem.tooSlow(limits));
    }
    if (THREADS.getCurrentThreadAllocatedBytes() - memoryAtStart > MOST_MEMORY) {
      throw new Stopped(DocumentProblem.inflates());
    }
  }
}
