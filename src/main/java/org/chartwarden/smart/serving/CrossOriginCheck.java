package org.chartwarden.smart.serving;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Only pages of named origins may call. */
final class CrossOriginCheck implements ServingCheck {

  private static final String ORIGINS = "quarkus.http.cors.origins";

  /** A pattern (between slashes) that no host of its own is in. */
  private static final Pattern ANY = Pattern.compile("/[^a-zA-Z0-9]*(https?\\??[^a-zA-Z0-9]*)?/");

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return facts
        .setting(ORIGINS)
        .filter(
            origins ->
                Arrays.stream(origins.split(","))
                    .map(String::strip)
                    .anyMatch(CrossOriginCheck::all))
        .map(
            origins ->
                ORIGINS
                    + "="
                    + origins
                    + " lets pages of every origin call; name the origins, with commas between");
  }

  private static boolean all(String origin) {
    return origin.equals("*") || origin.endsWith("://*") || ANY.matcher(origin).matches();
  }
}
