package org.chartwarden.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * One file of the journal. Lines are written into memory that the operating system keeps for the
 * file, so a line that was added outlives the process however it ends, and adding one costs no call
 * into the system.
 *
 * <p>Each line comes with its number, its length and a checksum over all of it. A file whose lines
 * are all in the trail is written anew from its begin; what stands behind the new lines then has
 * numbers that do not follow. Its name begins with that of the journal.
 *
 * <p>Who writes a file holds its lock, from before it has its name until after it lost it: a file
 * without a lock that has the name of a journal is of a process that is gone. A process never opens
 * a file of its own a second time, for closing that would give the lock up.
 */
final class JournalFile implements AutoCloseable {

  static final String SUFFIX = ".journal";

  /** Behind the name of a file that is being made, which is no journal yet. */
  static final String UNFINISHED = ".new";

  /** The files that this process writes or takes over. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  /** Number, length and checksum. */
  private static final int FRAME = Long.BYTES + 2 * Integer.BYTES;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private final MappedByteBuffer memory;
  private long last;

  private JournalFile(Path path, FileChannel channel, FileLock lock, MappedByteBuffer memory) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
    this.memory = memory;
  }

  /** Makes a file whose space on the disk is taken at once, so that a full disk is told here. */
  static JournalFile create(Path path, int size) {
    Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
    JournalFile file = null;
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file =
          filled(
              path,
              unfinished,
              FileChannel.open(
                  unfinished,
                  Set.of(
                      StandardOpenOption.CREATE_NEW,
                      StandardOpenOption.READ,
                      StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------"))),
              size);
      OURS.add(own(path));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      AuditProblem problem = new AuditProblem("the journal " + path + " cannot be written", e);
      if (file != null) {
        file.abandon(unfinished, problem);
      }
      throw problem;
    }
  }

  /** Gives up a file that did not come to its name. */
  private void abandon(Path unfinished, AuditProblem why) {
    try (this) {
      Files.deleteIfExists(unfinished);
    } catch (IOException | AuditProblem again) {
      why.addSuppressed(again);
    }
  }

  private static Path own(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Fills a new file; one that has no room on the disk is gone again, and its channel closed. */
  static JournalFile filled(Path path, Path unfinished, FileChannel channel, int size)
      throws IOException {
    try {
      FileLock lock = channel.lock();
      ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
      for (int at = 0; at < size; at += zeros.capacity()) {
        channel.write(zeros.clear(), at);
      }
      MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
      return new JournalFile(path, channel, lock, memory);
    } catch (IOException | RuntimeException e) {
      try (channel) {
        Files.deleteIfExists(unfinished);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Adds a line, unless the file is full. */
  boolean add(long number, byte[] bytes, int from, int length) {
    if (memory.remaining() < FRAME + length) {
      return false;
    }
    int at = memory.position();
    memory.putLong(at, number);
    memory.putInt(at + Long.BYTES, length);
    memory.put(at + FRAME, bytes, from, length);
    memory.putInt(at + Long.BYTES + Integer.BYTES, checksum(number, bytes, from, length));
    memory.position(at + FRAME + length);
    last = number;
    return true;
  }

  private static int checksum(long number, byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      crc.update((int) (number >>> shift) & 0xff);
    }
    return (int) crc.getValue();
  }

  /** Number of the last line that was added. */
  long last() {
    return last;
  }

  /** Begins anew; every line is in the trail. */
  void rewind() {
    memory.clear();
  }

  /**
   * The lines of a file that nobody writes any more.
   *
   * @param first number of its first line
   * @param last number of its last line
   * @param lines those that were wanted
   */
  record Left(long first, long last, long count, byte[] lines) {}

  /**
   * What a process left that is gone; empty while it lives, and when another process takes it over.
   *
   * @param after lines up to this number are not wanted
   */
  static Optional<Left> left(Path path, long after) {
    try (Claim claim = Claim.of(path).orElse(null)) {
      return Optional.ofNullable(claim).map(held -> held.left(after));
    }
  }

  /** A file that a process left, held so that nobody else takes it over meanwhile. */
  static final class Claim implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private Claim(Path path, FileChannel channel, FileLock lock) {
      this.path = path;
      this.channel = channel;
      this.lock = lock;
    }

    /** Takes hold of a file; empty when it is written, held, or was taken over. */
    static Optional<Claim> of(Path path) {
      if (!OURS.add(own(path))) {
        return Optional.empty();
      }
      Optional<Claim> claim = Optional.empty();
      try {
        claim = held(path);
      } finally {
        if (claim.isEmpty()) {
          OURS.remove(own(path));
        }
      }
      return claim;
    }

    private static Optional<Claim> held(Path path) {
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
          FileLock lock = channel.tryLock();
          // Names are never used twice: what is there under the lock is what was opened.
          held = lock != null && Files.exists(path);
          return held ? Optional.of(new Claim(path, channel, lock)) : Optional.empty();
        } finally {
          if (!held) {
            channel.close();
          }
        }
      } catch (OverlappingFileLockException written) {
        // This process holds it under another name of the file, such as one through a link.
        return Optional.empty();
      } catch (NoSuchFileException takenOver) {
        return Optional.empty();
      } catch (IOException e) {
        throw new AuditProblem("the journal " + path + " cannot be read", e);
      }
    }

    /** Its lines after a number. */
    Left left(long after) {
      try {
        return read(channel, after);
      } catch (IOException e) {
        throw new AuditProblem("the journal " + path + " cannot be read", e);
      }
    }

    /** Removes the file, whose lines are in the trail. */
    void delete() {
      JournalFile.delete(path);
    }

    @Override
    public void close() {
      release(channel, lock, path);
    }
  }

  /** A line that was not written to its end was of no answer that left. */
  private static Left read(FileChannel channel, long after) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    long first = 0;
    long last = 0;
    long count = 0;
    while (memory.remaining() >= FRAME) {
      long number = memory.getLong();
      int length = memory.getInt();
      int sum = memory.getInt();
      boolean follows = first == 0 ? number > 0 : number == last + 1;
      if (!follows || length <= 0 || length > memory.remaining()) {
        break;
      }
      byte[] line = new byte[length];
      memory.get(line);
      if (checksum(number, line, 0, length) != sum) {
        break;
      }
      first = first == 0 ? number : first;
      last = number;
      if (number > after) {
        lines.write(line);
        count++;
      }
    }
    return new Left(first, last, count, lines.toByteArray());
  }

  /** Gives the file up; its lines are kept elsewhere. */
  void delete() {
    delete(path);
    close();
  }

  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new AuditProblem("the journal " + path + " cannot be removed", e);
    }
  }

  @Override
  public void close() {
    release(channel, lock, path);
  }

  private static void release(FileChannel channel, FileLock lock, Path path) {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new AuditProblem("the journal " + path + " cannot be closed", e);
    } finally {
      OURS.remove(own(path));
    }
  }
}
