package org.chartwarden.cli.bench.fhir;

import java.util.Random;

/**
 * One kind of request, asked over several connections at once.
 *
 * @param name as in the peer's figures
 * @param connections how many ask at the same time
 * @param sessions makes the session of one connection
 */
record Phase(String name, int connections, Sessions sessions) {

  /** What one connection asks; each sends its next request when the last answer is complete. */
  interface Session {
    Question next();

    /** Sees each answer. */
    default void answered(HttpConnection.Answer answer) {}
  }

  /** Makes sessions. */
  @FunctionalInterface
  interface Sessions {

    /**
     * A session.
     *
     * @param random its own numbers
     * @param worker number of the connection, from 0
     * @param workers how many there are
     */
    Session open(Random random, int worker, int workers);
  }
}
