package org.chartwarden.fhir.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * Appends lines to a file, behind what is known to be whole; compressed ones as a further member.
 */
final class LineFile implements AutoCloseable {

  private static final int BUFFER = 256 * 1024;

  private final FileChannel channel;
  private final OutputStream out;

  /**
   * Opens a file.
   *
   * @param whole bytes that are whole; whatever is behind them is cut off
   */
  LineFile(Path path, long whole, boolean gzip) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole);
    channel.position(whole);
    OutputStream plain = Channels.newOutputStream(channel);
    out = gzip ? new GZIPOutputStream(plain, BUFFER) : new BufferedOutputStream(plain, BUFFER);
  }

  void line(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings everything to the disk; returns the size of the file. */
  long end() throws IOException {
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
    channel.force(false);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
