package org.chartwarden.testing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Which versions of TLS an address speaks: 1.2 and 1.3, and nothing older. */
public final class TlsHandshake {

  private static final int TIMEOUT = 10_000;
  private static final byte HANDSHAKE = 22;
  private static final byte ALERT = 21;

  /** Ciphers that TLS 1.0 and 1.1 know: ECDHE and RSA with AES in CBC mode. */
  private static final short[] OLD_CIPHERS = {
    (short) 0xC009, (short) 0xC00A, (short) 0xC013, (short) 0xC014, 0x002F, 0x0035
  };

  private TlsHandshake() {}

  public static void requireModern(String url) throws IOException, GeneralSecurityException {
    URI address = URI.create(url);
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      assertThat(asked(address, version)).as(version).startsWith("HTTP/1.1 ");
    }
    for (int minor : new int[] {0, 1, 2}) {
      assertThat(answerToOld(address, minor))
          .as("SSL 3.0, TLS 1.0 and 1.1: 3.%s", minor)
          .isNotEqualTo(HANDSHAKE);
    }
  }

  private static String asked(URI address, String version)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(TIMEOUT);
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The type of the first record that comes back; the JDK would not even offer such a version. */
  private static byte answerToOld(URI address, int minor) throws IOException {
    ByteBuffer hello = ByteBuffer.allocate(200);
    hello.putShort((short) (0x0300 | minor)).put(new byte[32]).put((byte) 0);
    hello.putShort((short) (OLD_CIPHERS.length * 2));
    for (short cipher : OLD_CIPHERS) {
      hello.putShort(cipher);
    }
    hello.put((byte) 1).put((byte) 0);
    byte[] body = new byte[hello.position()];
    hello.flip().get(body);
    ByteBuffer record = ByteBuffer.allocate(body.length + 9);
    record.put(HANDSHAKE).putShort((short) 0x0301).putShort((short) (body.length + 4));
    record.putInt(0x01000000 | body.length).put(body);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(TIMEOUT);
      socket.getOutputStream().write(record.array());
      socket.getOutputStream().flush();
      int first = new DataInputStream(socket.getInputStream()).read();
      return first < 0 ? ALERT : (byte) first;
    }
  }

  /** The certificate is of nobody; who it is of is not in question here. */
  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
