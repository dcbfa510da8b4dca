package org.chartwarden.smart.serving;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Some failures are borne: with none, nobody could be let in at all. */
final class BudgetsCheck implements ServingCheck {

  private static final List<String> BUDGETS =
      List.of(
          "chartwarden.auth.client-failures",
          "chartwarden.auth.address-failures",
          "chartwarden.auth.sign-in-failures");

  private static final Pattern ONE_OR_MORE = Pattern.compile("\\+?0*[1-9][0-9]*");

  @Override
  public boolean everywhere() {
    return true;
  }

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    List<String> wrong =
        BUDGETS.stream()
            .flatMap(
                key ->
                    facts
                        .setting(key)
                        .filter(value -> !ONE_OR_MORE.matcher(value).matches())
                        .map(value -> key + "=" + value)
                        .stream())
            .toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", wrong)
                + ": so many failures must be borne, 1 or more; set a whole number from 1 on, or"
                + " leave the key out");
  }
}
