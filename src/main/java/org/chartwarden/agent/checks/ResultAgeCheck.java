package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.approval.ChangeWarning;

/**
 * A drug dosed by a result that is older than the instruction assumes. Where the instruction states
 * a window, anything older is CAUTION; where it does not, 7 days are CAUTION and 30 days HIGH.
 */
final class ResultAgeCheck implements OrderCheck {

  private static final long WEEK = 168;
  private static final long MONTH = 720;
  private static final long THREE_DAYS = 72;

  @Override
  public String id() {
    return "result-age";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    Optional<BasedOn> newest =
        order.basedOn().stream()
            .filter(b -> b.time() != null)
            .max((a, b) -> a.time().toInstant().compareTo(b.time().toInstant()));
    if (order.drug().isEmpty() || newest.isEmpty()) {
      return List.of();
    }
    OffsetDateTime time = newest.get().time();
    Duration age = Duration.between(time, chart.now());
    String message = "the result that the order is based on is " + age.toHours() + " hours old";
    if (order.maxAgeHours() != null) {
      BigDecimal seconds = order.maxAgeHours().multiply(BigDecimal.valueOf(3600));
      return BigDecimal.valueOf(age.toSeconds()).compareTo(seconds) > 0
          ? List.of(
              Warnings.caution(
                  "result-older-than-asked",
                  message + "; the instruction allows " + order.maxAgeHours().toPlainString(),
                  newest.get().evidence()))
          : List.of();
    }
    if (age.compareTo(Duration.ofHours(MONTH)) > 0) {
      return List.of(Warnings.high("result-old", message, newest.get().evidence()));
    }
    if (age.compareTo(Duration.ofHours(WEEK)) > 0) {
      return List.of(Warnings.caution("result-old", message, newest.get().evidence()));
    }
    return age.compareTo(Duration.ofHours(THREE_DAYS)) > 0
        ? List.of(Warnings.info("result-old", message, newest.get().evidence()))
        : List.of();
  }
}
