package org.chartwarden.smart.inferno;

import java.util.List;
import java.util.stream.Collectors;
import org.chartwarden.testing.smart.Wire;

/**
 * The refreshes that came after a launch.
 *
 * @param without the answer when no scopes were named
 * @param fewer the scopes that were named then: what was granted without the scopes of data but
 *     that of the patient
 * @param with the answer when they were named
 */
record Refresh(Launch launch, Wire.Reply without, List<String> fewer, Wire.Reply with) {

  static Refresh after(Launch launch) {
    Wire.Reply without = launch.app().refresh(launch.tokens().text("refresh_token"), "");
    List<String> fewer =
        launch.granted().stream()
            .filter(scope -> !scope.contains(".") || scope.contains("/Patient."))
            .toList();
    Wire.Reply with =
        launch
            .app()
            .refresh(
                without.text("refresh_token"), fewer.stream().collect(Collectors.joining(" ")));
    return new Refresh(launch, without, fewer, with);
  }
}
