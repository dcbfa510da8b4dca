package org.chartwarden.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.cli.http.LocalServer;

/**
 * A port of this machine that leads to another one while it is open and to nothing while it is
 * shut, as if the server behind it went away and came back.
 */
public final class Gate implements AutoCloseable {

  private final int port;
  private final Set<Socket> through = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;

  /** A gate that is shut. */
  public Gate() {
    this.port = LocalServer.freePort();
  }

  /** Address without a path. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * Lets through.
   *
   * @param target port to which it leads
   */
  public synchronized void open(int target) throws IOException {
    ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    listening = opened;
    Thread.ofVirtual().start(() -> accept(opened, target));
  }

  private void accept(ServerSocket opened, int target) {
    while (!opened.isClosed()) {
      try {
        lead(opened.accept(), target);
      } catch (IOException shut) {
        // Whoever came is hung up on; the loop ends when the gate is shut.
        continue;
      }
    }
  }

  private void lead(Socket near, int target) throws IOException {
    through.add(near);
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      through.add(far);
      Thread.ofVirtual().start(() -> copy(near, far));
      Thread.ofVirtual().start(() -> copy(far, near));
    } catch (IOException nobody) {
      near.close();
      throw nobody;
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // One of both ends hung up, so the other is hung up on.
      through.remove(to);
    } finally {
      through.remove(from);
    }
  }

  /** Breaks what goes through, and lets nothing in any more. */
  public synchronized void shut() throws IOException {
    if (listening != null) {
      listening.close();
    }
    for (Socket socket : through) {
      socket.close();
    }
    through.clear();
  }

  @Override
  public void close() throws IOException {
    shut();
  }
}
