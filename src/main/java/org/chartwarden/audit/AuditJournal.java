package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.chartwarden.platform.IdGenerator;
import org.jboss.logging.Logger;

/**
 * Entries about reads on their way to the database. Each is in a file when {@link #add} returns, so
 * that no answer leaves whose entry a killed process would lose, and one thread takes what has
 * gathered over into the trail with one transaction. What a killed process left is taken over at
 * the next start, each line once: the transaction that stores lines also stores how far it came.
 */
@Singleton
class AuditJournal {

  private static final Logger LOG = Logger.getLogger(AuditJournal.class);

  /**
   * Files are written anew again and again; small ones stay in the caches of the processor, and the
   * operating system has fewer pages to watch.
   */
  private static final int FILE_SIZE = 2 << 20;

  /** So many files stay when there is nothing in them that is not in the trail. */
  private static final int FILES = 4;

  /** So much may wait for the database, in bytes; more is refused, and with it the reads. */
  private static final long MOST_WAITING = 64L << 20;

  /** What a buffer of lines holds at first, in bytes. */
  private static final int BUFFER = 1 << 16;

  /** Where each thread writes its lines before it needs the lock. */
  private static final ThreadLocal<LineBuffer> OWN =
      ThreadLocal.withInitial(() -> new LineBuffer(1 << 10));

  /** So many bytes do not wait until the time to gather is over. */
  private static final long PLENTY = 1 << 20;

  private final JournalRows rows;
  private final AuditSealer sealer;
  private final AuditConfig config;
  private final long gather;
  private final boolean waitForCommit;
  private final String name;

  /** Guards all below; held for microseconds by readers. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition wanted = lock.newCondition();
  private final Condition stored = lock.newCondition();
  private final Deque<JournalFile> files = new ArrayDeque<>();
  private LineBuffer waiting = new LineBuffer(BUFFER);
  private LineBuffer spare = new LineBuffer(BUFFER);
  private long storingBytes;
  private long added;
  private long kept;
  private int made;
  private boolean hurry;
  private boolean stopped;
  private Thread writer;

  @Inject
  AuditJournal(JournalRows rows, AuditSealer sealer, AuditConfig config, IdGenerator ids) {
    this.rows = rows;
    this.sealer = sealer;
    this.gather = config.gather().toNanos();
    this.waitForCommit = config.waitForCommit();
    this.config = config;
    this.name = ids.newId();
  }

  /** Adds entries; each outlives this process when this returns. */
  void add(List<AuditEntry> entries, Instant at) {
    LineBuffer lines = OWN.get();
    lines.clear();
    for (AuditEntry entry : entries) {
      CopyLine.add(entry, at, lines);
    }
    long mine;
    lock.lock();
    try {
      if (stopped || waiting.size() + lines.size() + storingBytes > MOST_WAITING) {
        throw new AuditProblem(
            stopped ? "the server stops" : "the database takes no entries of the audit trail");
      }
      for (int i = 0; i < lines.count(); i++) {
        put(lines, i);
      }
      mine = added;
      if (waiting.size() > PLENTY || waitForCommit) {
        hurry = true;
        wanted.signal();
      }
    } finally {
      lock.unlock();
      if (!lines.within(BUFFER)) {
        OWN.remove();
      }
    }
    if (waitForCommit) {
      await(mine);
    }
  }

  private void put(LineBuffer lines, int i) {
    if (writer == null) {
      QuarkusTransaction.requiringNew().run(() -> rows.register(name));
      writer = Thread.ofPlatform().daemon().name("audit-journal").start(this::write);
    }
    int length = lines.length(i);
    if (files.isEmpty() || !files.getLast().add(added + 1, lines.bytes(), lines.start(i), length)) {
      files.addLast(fresh(length));
      files.getLast().add(added + 1, lines.bytes(), lines.start(i), length);
    }
    added++;
    waiting.addLine(lines, i);
    if (waiting.count() == 1) {
      wanted.signal();
    }
  }

  /** A file with room: one whose lines are all in the trail, or a new one. */
  private JournalFile fresh(int length) {
    if (length < FILE_SIZE / 2 && files.size() > 1 && files.getFirst().last() <= kept) {
      JournalFile reused = files.removeFirst();
      reused.rewind();
      return reused;
    }
    made++;
    return JournalFile.create(
        config.journalFolder().resolve(name + "." + made + JournalFile.SUFFIX),
        Math.max(FILE_SIZE, 2 * length));
  }

  /** Waits until everything that was added before is in the trail. */
  void flush() {
    long upto;
    lock.lock();
    try {
      upto = added;
      if (kept >= upto) {
        return;
      }
      hurry = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    await(upto);
  }

  private void await(long upto) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(30);
      while (kept < upto) {
        if (left <= 0) {
          throw new AuditProblem("the database takes no entries of the audit trail");
        }
        left = stored.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuditProblem("the server stops", e);
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    while (next()) {
      LineBuffer lines;
      long upto;
      lock.lock();
      try {
        lines = waiting;
        upto = added;
        waiting = spare;
        storingBytes = lines.size();
        hurry = false;
      } finally {
        lock.unlock();
      }
      // What is not stored when the process ends is in the files. Later lines must not be stored
      // without those before, or nobody would look for them there.
      if (!store(lines, upto)) {
        return;
      }
      lines.clear();
      spare = lines.within(4 * (int) PLENTY) ? lines : new LineBuffer(BUFFER);
    }
  }

  /** Waits until there is something to store, and then a little for more; false at the end. */
  private boolean next() {
    lock.lock();
    try {
      while (waiting.count() == 0 && !stopped) {
        wanted.await();
      }
      long left = gather;
      while (left > 0 && !hurry && !stopped) {
        left = wanted.awaitNanos(left);
      }
      return waiting.count() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** A database that is away comes back, or the process ends and the next one goes on. */
  private boolean store(LineBuffer lines, long upto) {
    while (!tryStore(lines, upto)) {
      lock.lock();
      try {
        if (stopped) {
          return false;
        }
        stored.awaitNanos(TimeUnit.SECONDS.toNanos(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        lock.unlock();
      }
    }
    lock.lock();
    try {
      kept = upto;
      storingBytes = 0;
      stored.signalAll();
      while (files.size() > FILES && files.getFirst().last() <= upto) {
        files.removeFirst().delete();
      }
    } catch (AuditProblem e) {
      LOG.warnf("%s; its lines are in the trail", e.getMessage());
    } finally {
      lock.unlock();
    }
    return true;
  }

  /** Whatever goes wrong, the only thread that stores entries must not end by it. */
  private boolean tryStore(LineBuffer lines, long upto) {
    try {
      stored(QuarkusTransaction.requiringNew().call(() -> rows.store(name, upto, lines)));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("audit entries wait for the database: %s", e.getClass().getSimpleName());
      return false;
    }
  }

  /**
   * Seals what is stored without reading it again; what that fails at is left to its regular turn.
   */
  private void stored(List<ChainedLine> entries) {
    try {
      sealer.sealStored(entries);
    } catch (RuntimeException e) {
      LOG.debugf("entries are sealed later: %s", e.getClass().getSimpleName());
    }
  }

  /** Takes the rest over and removes the files. */
  void stop(@Observes ShutdownEvent event) {
    Thread last;
    lock.lock();
    try {
      stopped = true;
      last = writer;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    if (last == null) {
      return;
    }
    try {
      last.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (kept == added) {
      files.forEach(JournalFile::delete);
      files.clear();
      rows.forget(name);
    }
  }
}
