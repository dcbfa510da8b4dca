package org.chartwarden.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * One file of the journal. Lines are written into memory that the operating system keeps for the
 * file, so a line that was added outlives the process however it ends, and adding one costs no call
 * into the system.
 *
 * <p>Each line comes with its number, its length and a checksum over all of it. A file whose lines
 * are all in the trail is written anew from its begin; what stands behind the new lines then has
 * numbers that do not follow. Its name begins with that of the journal. Who writes a file holds its
 * lock.
 */
final class JournalFile implements AutoCloseable {

  static final String SUFFIX = ".journal";

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
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return filled(
          path,
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
          size);
    } catch (IOException e) {
      throw new AuditProblem("the journal " + path + " cannot be written", e);
    }
  }

  /** Fills a new file; one that has no room on the disk is gone again, and its channel closed. */
  static JournalFile filled(Path path, FileChannel channel, int size) throws IOException {
    try {
      FileLock lock = channel.lock();
      ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
      for (int at = 0; at < size; at += zeros.capacity()) {
        channel.write(zeros.clear(), at);
      }
      MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
      return new JournalFile(path, channel, lock, memory);
    } catch (IOException e) {
      try (channel) {
        Files.deleteIfExists(path);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Adds a line, unless the file is full. */
  boolean add(long number, byte[] line) {
    if (memory.remaining() < FRAME + line.length) {
      return false;
    }
    int at = memory.position();
    memory.putLong(at, number);
    memory.putInt(at + Long.BYTES, line.length);
    memory.put(at + FRAME, line);
    memory.putInt(at + Long.BYTES + Integer.BYTES, checksum(number, line));
    memory.position(at + FRAME + line.length);
    last = number;
    return true;
  }

  private static int checksum(long number, byte[] line) {
    CRC32 crc = new CRC32();
    crc.update(line);
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
   * What a process left that is gone; empty while it lives.
   *
   * @param after lines up to this number are not wanted
   */
  static Optional<Left> left(Path path, long after) {
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null ? Optional.empty() : Optional.of(read(channel, after));
    } catch (OverlappingFileLockException ours) {
      return Optional.empty();
    } catch (IOException e) {
      throw new AuditProblem("the journal " + path + " cannot be read", e);
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
      if (checksum(number, line) != sum) {
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
    close();
    delete(path);
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
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new AuditProblem("the journal " + path + " cannot be closed", e);
    }
  }
}
