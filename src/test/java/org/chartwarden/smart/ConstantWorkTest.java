package org.chartwarden.smart;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who asks for a secret of somebody who is not there waits as long as who asks for a wrong one. */
class ConstantWorkTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "org.chartwarden.smart",
              "org.chartwarden.cds",
              "org.chartwarden.cli.http",
              "org.chartwarden.fhir.jobs",
              "org.chartwarden.fhir.subscriptions");

  /**
   * Every place that holds something secret against what somebody sent, and by what it does so.
   * What is looked up by its hash in the database or in a map tells by its time at most something
   * about the hash, of which nobody can choose the beginning.
   */
  private static final Map<String, String> COMPARING =
      Map.ofEntries(
          Map.entry("PasswordHashes.matches", "Password.check"),
          Map.entry("PasswordHashes.matchesNobody", "PasswordHashes.matches"),
          Map.entry("Accounts.signIn", "PasswordHashes.matches"),
          Map.entry("ClientAuthenticator.bySecret", "PasswordHashes.matches"),
          Map.entry("ClientAuthenticator.signed", "SignedJWT.verify"),
          Map.entry("ClientAuthenticator.once", "Database.run"),
          Map.entry("LocalKey.fits", "MessageDigest.isEqual"),
          Map.entry("AuthorizationCodes.fits", "MessageDigest.isEqual"),
          Map.entry("AuthorizationCodes.redeem", "SecretHash.of"),
          Map.entry("PendingRequests.find", "SecretHash.of"),
          Map.entry("PendingRequests.change", "SecretHash.of"),
          Map.entry("PendingRequests.end", "SecretHash.of"),
          Map.entry("BrowserSessions.user", "SecretHash.of"),
          Map.entry("BrowserSessions.end", "SecretHash.of"),
          Map.entry("SignInLimits.signIn", "SecretHash.of"),
          Map.entry("RefreshTokens.find", "SecretHash.of"),
          Map.entry("RefreshTokens.use", "SecretHash.of"),
          Map.entry("TokenVerifier.verify", "SecretHash.of"),
          Map.entry("SubscriptionStore.ofToken", "SecretHash.of"));

  /** Where something secret is made, or something that is none gets a short name. */
  private static final Set<String> MAKING =
      Set.of(
          "AuthorizationCodes.issue",
          "PendingRequests.keep",
          "BrowserSessions.begin",
          "SignInLimits.remember",
          "RefreshTokens.issue",
          "SubscriptionStore.putToken",
          "AuthorizationRequests.asked",
          "ProviderTokens.verify",
          "BrandsEndpoint.bundle");

  private static final Set<String> BY_CHARACTERS =
      Set.of("equals", "contentEquals", "equalsIgnoreCase", "compareTo", "startsWith", "matches");

  @Test
  void everySecretIsHeldAgainstByHashOrInConstantTime() {
    Map<String, Set<String>> calls = new TreeMap<>();
    units()
        .forEach(
            unit ->
                unit.getMethodCallsFromSelf()
                    .forEach(
                        call ->
                            calls
                                .computeIfAbsent(name(unit), n -> new TreeSet<>())
                                .add(called(call))));
    COMPARING.forEach(
        (place, how) -> {
          assertThat(calls).as("it is there").containsKey(place);
          assertThat(calls.get(place)).as(place).contains(how);
          assertThat(calls.get(place))
              .as(place + " compares character by character")
              .doesNotContainAnyElementsOf(
                  BY_CHARACTERS.stream().map(method -> "String." + method).toList())
              .doesNotContain("Objects.equals", "Arrays.equals");
        });
  }

  @Test
  void noPlaceIsMissing() {
    Set<String> secret =
        Set.of(
            "SecretHash.of",
            "MessageDigest.isEqual",
            "PasswordHashes.matches",
            "PasswordHashes.matchesNobody",
            "Password.check");
    Set<String> found =
        units()
            .filter(
                unit ->
                    unit.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> secret.contains(called(call))))
            .map(ConstantWorkTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    found.removeAll(COMPARING.keySet());
    assertThat(found).isSubsetOf(MAKING);
  }

  private static Stream<JavaCodeUnit> units() {
    return CLASSES.stream().flatMap(c -> c.getCodeUnits().stream());
  }

  /** Class and method; what a lambda does is done by the method around it. */
  private static String name(JavaCodeUnit unit) {
    String method = unit.getName().replaceFirst("^lambda\\$([^$]+)\\$.*", "$1");
    JavaClass owner = unit.getOwner();
    while (owner.getEnclosingClass().isPresent()) {
      owner = owner.getEnclosingClass().get();
    }
    return owner.getSimpleName() + "." + method;
  }

  private static String called(JavaMethodCall call) {
    return call.getTarget().getOwner().getSimpleName() + "." + call.getTarget().getName();
  }

  /** By structure, not by time: a machine that is busy proves nothing. */
  @Test
  void whoComparesAHashDoesTheSameForNobody() {
    Set<String> comparing = callers("matches");
    assertThat(comparing).hasSizeGreaterThanOrEqualTo(2);
    assertThat(callers("matchesNobody")).containsAll(comparing);
  }

  private static Set<String> callers(String method) {
    return CLASSES.stream()
        .filter(c -> !c.getSimpleName().equals("PasswordHashes"))
        .flatMap(c -> c.getCodeUnits().stream())
        .filter(
            unit ->
                unit.getMethodCallsFromSelf().stream()
                    .map(JavaMethodCall::getTarget)
                    .anyMatch(
                        target ->
                            target.getOwner().getSimpleName().equals("PasswordHashes")
                                && target.getName().equals(method)))
        .map(JavaCodeUnit::getFullName)
        .collect(Collectors.toSet());
  }

  @Test
  void nobodyAndAWrongSecretTakeTheSameSteps() {
    String hash = PasswordHashes.hash("right horse");
    assertThat(hash).startsWith("$argon2id$");
    assertThat(PasswordHashes.matches("right horse", hash)).isTrue();
    assertThat(PasswordHashes.matches("wrong horse", hash)).isFalse();
    assertThat(PasswordHashes.matchesNobody("nobody")).isFalse();
    assertThat(PasswordHashes.matches("x".repeat(2000), hash)).isFalse();
  }
}
