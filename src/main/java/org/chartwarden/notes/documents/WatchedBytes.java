package org.chartwarden.notes.documents;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a PDF; whoever unpacks a stream of it comes by here for every piece. */
final class WatchedBytes extends RandomAccessReadBuffer {

  private final ReadingWatch watch;

  WatchedBytes(byte[] bytes, ReadingWatch watch) {
    super(bytes);
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
    return super.read(b, offset, length);
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }
}
