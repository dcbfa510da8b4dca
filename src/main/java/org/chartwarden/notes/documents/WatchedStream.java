package org.chartwarden.notes.documents;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** Bytes that are handed out in small pieces, with a look at the watch before each. */
final class WatchedStream extends FilterInputStream {

  private static final int PIECE = 2048;

  private final ReadingWatch watch;

  WatchedStream(byte[] bytes, ReadingWatch watch) {
    super(new ByteArrayInputStream(bytes));
    this.watch = watch;
  }

  @Override
  public int read() throws IOException {
    watch.step();
    return super.read();
  }

  @Override
  public int read(byte[] b, int offset, int length) throws IOException {
    watch.check();
    return super.read(b, offset, Math.min(length, PIECE));
  }
}
