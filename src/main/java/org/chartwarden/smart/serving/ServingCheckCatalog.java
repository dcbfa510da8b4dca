package org.chartwarden.smart.serving;

import java.util.List;
import java.util.Optional;

/** All reasons not to serve. */
final class ServingCheckCatalog {

  static final List<ServingCheck> ALL =
      List.of(
          new ClosedCheck(),
          new OpenHereOnlyCheck(),
          new BudgetsCheck(),
          new AuditedCheck(),
          new BaseUrlCheck(),
          new TransportCheck(),
          new SigningKeysCheck(),
          new DatabasePasswordCheck(),
          new DemoAccountsCheck(),
          new CrossOriginCheck(),
          new ProviderCheck());

  private ServingCheckCatalog() {}

  /** Every refusal, in the order of the catalogue. */
  static List<String> refusals(ServingConfig.Profile profile, ServingFacts facts) {
    return ALL.stream()
        .filter(check -> check.everywhere() || profile == ServingConfig.Profile.PRODUCTION)
        .map(check -> check.refusal(facts))
        .flatMap(Optional::stream)
        .toList();
  }
}
