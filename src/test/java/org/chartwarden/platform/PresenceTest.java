package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PresenceTest {

  @Test
  void remembersThatThereIsNone() {
    AtomicInteger asked = new AtomicInteger();
    Presence presence =
        new Presence(
            () -> {
              asked.incrementAndGet();
              return false;
            });
    assertThat(presence.any()).isFalse();
    assertThat(presence.any()).isFalse();
    assertThat(asked).hasValue(1);
  }

  @Test
  void knowsAtOnceWhatThisProcessMakes() {
    Presence presence = new Presence(() -> false);
    assertThat(presence.any()).isFalse();
    presence.made();
    assertThat(presence.any()).isTrue();
  }

  @Test
  void doesNotForgetWhatIsMadeWhileItIsAskedFor() {
    Presence[] self = new Presence[1];
    self[0] =
        new Presence(
            () -> {
              self[0].made();
              return false;
            });
    assertThat(self[0].any()).isTrue();
  }
}
