package org.chartwarden.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * The one place where the process takes its time and its randomness from the machine. (No proxy
 * stands before them, which would cost more than to tell the time.)
 */
final class SystemProducers {

  private SystemProducers() {}

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  static IdGenerator idGenerator() {
    return () -> UUID.randomUUID().toString();
  }
}
