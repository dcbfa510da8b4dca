package org.chartwarden.fhir.views;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds what is written until it is known where it goes. */
final class HeldStream extends OutputStream {

  private OutputStream target = new ByteArrayOutputStream();

  /** Hands over what is held; what follows goes there directly. */
  void release(OutputStream out) throws IOException {
    ((ByteArrayOutputStream) target).writeTo(out);
    target = out;
  }

  @Override
  public void write(int b) throws IOException {
    target.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    target.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
