package org.chartwarden.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.UUID;

/** The one place where the process takes its time and its randomness from the machine. */
final class SystemProducers {

  private SystemProducers() {}

  @Produces
  @ApplicationScoped
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @ApplicationScoped
  static IdGenerator idGenerator() {
    return () -> UUID.randomUUID().toString();
  }
}
