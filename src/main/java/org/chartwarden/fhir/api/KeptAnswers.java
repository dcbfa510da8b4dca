package org.chartwarden.fhir.api;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that depend on a source and on the address by which the server is called. Those of the
 * newest source are kept, for a few addresses: a client can invent as many as it likes.
 */
final class KeptAnswers {

  private static final int MOST = 8;

  private record Kept(Object source, ConcurrentHashMap<String, KeptAnswer> byBase) {}

  private volatile Kept kept = new Kept(new Object(), new ConcurrentHashMap<>());

  /**
   * The answer for a base address.
   *
   * @param source what it is made of; another object is another source
   * @param make makes its text
   */
  KeptAnswer of(Object source, String base, Supplier<String> make) {
    Kept now = kept;
    if (now.source() != source) {
      now = new Kept(source, new ConcurrentHashMap<>());
      kept = now;
    }
    KeptAnswer found = now.byBase().get(base);
    if (found == null) {
      found = new KeptAnswer(make.get());
      if (now.byBase().size() < MOST) {
        now.byBase().put(base, found);
      }
    }
    return found;
  }
}
