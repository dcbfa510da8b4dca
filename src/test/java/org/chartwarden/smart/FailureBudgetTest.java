package org.chartwarden.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many failures are borne. */
class FailureBudgetTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FailureBudget budget = new FailureBudget(3, Duration.ofSeconds(30), START);

  @Test
  void soManyAtOnceAndThenOneAtATime() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.pause(START)).isEmpty();
      budget.take(START);
    }
    assertThat(budget.tryTake(START)).contains(Duration.ofSeconds(10));
    assertThat(budget.pause(START.plusSeconds(4))).contains(Duration.ofSeconds(6));
    assertThat(budget.pause(START.plusSeconds(10))).isEmpty();
    budget.take(START.plusSeconds(10));
    assertThat(budget.pause(START.plusSeconds(10))).isPresent();
  }

  @Test
  void isFullAgainAfterItsWindowAndNeverFuller() {
    for (int i = 0; i < 5; i++) {
      budget.take(START);
    }
    Instant later = START.plusSeconds(3600);
    for (int i = 0; i < 3; i++) {
      assertThat(budget.pause(later)).isEmpty();
      budget.take(later);
    }
    assertThat(budget.pause(later)).isPresent();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    for (int i = 0; i < 3; i++) {
      budget.take(START);
    }
    budget.giveBack();
    assertThat(budget.pause(START)).isEmpty();
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    for (int i = 0; i < 3; i++) {
      budget.take(START);
    }
    assertThat(budget.pause(START.minusSeconds(3600))).contains(Duration.ofSeconds(10));
  }
}
