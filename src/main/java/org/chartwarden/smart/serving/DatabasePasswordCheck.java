package org.chartwarden.smart.serving;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The database asks for a password that is none of those which everybody tries. */
final class DatabasePasswordCheck implements ServingCheck {

  private static final String KEY = "quarkus.datasource.password";
  private static final int SHORTEST = 8;

  private static final Set<String> TRIED_FIRST =
      Set.of(
          "postgres",
          "postgresql",
          "password",
          "password1",
          "passw0rd",
          "chartwarden",
          "changeme",
          "change-me",
          "change_me",
          "changeit",
          "secret",
          "example",
          "default",
          "admin",
          "root",
          "test",
          "demo",
          "quarkus",
          "fhir",
          "hapi",
          "12345678",
          "123456789",
          "1234567890");

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    Optional<String> password = facts.setting(KEY);
    String named = KEY + " (CHARTWARDEN_DB_PASSWORD)";
    if (password.isEmpty()) {
      return Optional.of(named + " is not set; the database must ask for a password");
    }
    String plain = password.get().toLowerCase(Locale.ROOT);
    boolean asUser =
        facts.setting("quarkus.datasource.username").filter(password.get()::equals).isPresent();
    return asUser || TRIED_FIRST.contains(plain) || plain.length() < SHORTEST
        ? Optional.of(named + " is a default, the user's name or short; choose a long random one")
        : Optional.empty();
  }
}
