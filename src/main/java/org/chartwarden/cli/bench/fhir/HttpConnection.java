package org.chartwarden.cli.bench.fhir;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that stays open. It does as little as it can, so that the cores are the
 * server's.
 */
final class HttpConnection implements AutoCloseable {

  private static final int TIMEOUT_MS = 600_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final String fixed;

  HttpConnection(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    fixed = "Host: 127.0.0.1:" + port + "\r\nAccept: application/fhir+json\r\n";
  }

  /**
   * An answer.
   *
   * @param head status line and headers, in lower case
   */
  record Answer(int status, String head, byte[] body) {

    /** The value of a header, or empty. */
    String header(String name) {
      int at = head.indexOf("\r\n" + name + ":");
      if (at < 0) {
        return "";
      }
      int end = head.indexOf("\r\n", at + 2);
      return head.substring(at + name.length() + 3, end < 0 ? head.length() : end).strip();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  Answer send(Question question) throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(question.method()).append(' ').append(question.target()).append(" HTTP/1.1\r\n");
    head.append(fixed).append(question.headers());
    byte[] body = question.body();
    if (body.length > 0) {
      head.append("Content-Type: application/fhir+json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    head.append("\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream(start.length + body.length);
    all.writeBytes(start);
    all.writeBytes(body);
    all.writeTo(socket.getOutputStream());
    return read();
  }

  private Answer read() throws IOException {
    StringBuilder head = new StringBuilder(512);
    String line = line();
    while (!line.isEmpty()) {
      head.append(head.isEmpty() ? "" : "\r\n").append(line);
      line = line();
    }
    int status = Integer.parseInt(head.substring(9, 12));
    Answer bare = new Answer(status, head.toString().toLowerCase(Locale.ROOT), new byte[0]);
    if (bare.header("transfer-encoding").equals("chunked")) {
      return new Answer(status, bare.head(), chunks());
    }
    String length = bare.header("content-length");
    return new Answer(
        status, bare.head(), length.isEmpty() ? new byte[0] : bytes(Integer.parseInt(length)));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";")[0].strip(), 16);
      body.writeBytes(bytes(size));
      line();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection inside an answer");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
