package org.chartwarden.smart;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
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
          Map.entry("SecretComparison.same", "MessageDigest.isEqual"),
          Map.entry("LocalKey.fits", "SecretComparison.same"),
          Map.entry("AuthorizationCodes.fits", "SecretComparison.same"),
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

  /**
   * Every other comparison of the packages that handle tokens, codes, secrets and keys, with what
   * is compared: nothing that a caller could not know. Whoever adds one says here what it compares.
   */
  private static final Map<String, String> PUBLIC =
      Map.ofEntries(
          Map.entry("Accounts.signIn", "whether a name has the character NUL"),
          Map.entry("Approval.isOf", "id of the client"),
          Map.entry("AuthorizationAsked.about", "id of the patient"),
          Map.entry("AuthorizationCodes.isFor", "id of the client, redirect address"),
          Map.entry("AuthorizationRequests.read", "scopes, names of parameters"),
          Map.entry("AuthorizationRequests.asked", "response type, method of PKCE"),
          Map.entry("AuthorizationRequests.launch", "id of the client"),
          Map.entry("BearerToken.of", "name of the scheme before the token"),
          Map.entry("ClientAuthenticator.byKey", "id of the client"),
          Map.entry("ClientAuthenticator.requireClaims", "id of the client, audience"),
          Map.entry("ClientAuthenticator.requireSignature", "algorithm, address of public keys"),
          Map.entry("ClientAuthenticator.signed", "algorithm"),
          Map.entry("ClientKeys.kept", "durations"),
          Map.entry("ClientStore.find", "whether an id has the character NUL"),
          Map.entry("EhrLaunch.id", "type of a reference"),
          Map.entry("EhrLaunch.read", "names of members"),
          Map.entry("EhrLaunch.text", "whether a text has the character NUL"),
          Map.entry("EhrLaunches.address", "scheme of an address"),
          Map.entry("EhrLaunches.patient", "id of the patient"),
          Map.entry("FhirContextItems.item", "form of a reference, names of members"),
          Map.entry("FhirContextItems.role", "role of a context item"),
          Map.entry("LocalEndpoint.fromHere", "address of the caller"),
          Map.entry("PageSessions.opensPage", "method, media types and purpose of the request"),
          Map.entry("PageSessions.ownPlace", "form of a path"),
          Map.entry("ProviderClaims.grant", "form of a reference"),
          Map.entry("ProviderClaims.id", "form of an id"),
          Map.entry("ProviderTokens.claims", "issuer"),
          Map.entry("RegisteredClient.uses", "grant type"),
          Map.entry("SelfRegistration.grants", "grant types, response types"),
          Map.entry("SelfRegistration.isIdOfSelfRegistered", "id of a client"),
          Map.entry("SelfRegistration.kind", "method of authentication"),
          Map.entry("SelfRegistration.name", "form of a name"),
          Map.entry("SelfRegistration.own", "address of redirection"),
          Map.entry("SessionCookie.guarded", "scheme of an address"),
          Map.entry("SignInLimits.signIn", "name of the account of a known browser"),
          Map.entry("SigningKeys.among", "number of a public key"),
          Map.entry("SigningKeys.readByOthers", "rights of a file"),
          Map.entry("TokenGrants.byRefresh", "id of the client"),
          Map.entry("TokenGrants.narrowed", "scopes"),
          Map.entry("TokenStatus.of", "id of the client"),
          Map.entry("TokenStatus.revoke", "id of the client"),
          Map.entry("TokenVerifier.parse", "algorithm and type of the token"),
          Map.entry("TokenVerifier.token", "audience, beginning of a reference"));

  /** Names of methods that end at the first difference, whoever has them. */
  private static final Set<String> BY_CHARACTERS =
      Set.of(
          "equals",
          "contentEquals",
          "equalsIgnoreCase",
          "deepEquals",
          "compare",
          "compareTo",
          "compareToIgnoreCase",
          "mismatch",
          "regionMatches",
          "startsWith",
          "endsWith",
          "indexOf",
          "contains",
          "matches");

  private static final Set<String> HANDLING =
      Set.of("tokens", "provider", "clients", "keys", "launching", "users");

  private static final Set<String> HANDLING_TOO =
      Set.of(
          "LocalKey",
          "SecretHash",
          "SecretComparison",
          "PasswordHashes",
          "BearerToken",
          "IncomingTokens",
          "LocalEndpoint",
          "PageSessions",
          "SessionCookie",
          "TokenEndpoint",
          "TokenGrants",
          "TokenStatus");

  @Test
  void oneClassComparesInConstantTime() {
    assertThat(
            units()
                .filter(unit -> touched(unit).anyMatch("MessageDigest.isEqual"::equals))
                .map(ConstantWorkTest::name))
        .containsExactly("SecretComparison.same");
  }

  @Test
  void whatElseIsComparedIsKnownToWhoeverAsks() {
    Set<String> comparing =
        units()
            .filter(unit -> handles(unit.getOwner()))
            .filter(unit -> touched(unit).anyMatch(ConstantWorkTest::byCharacters))
            .map(ConstantWorkTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(comparing).isEqualTo(new TreeSet<>(PUBLIC.keySet()));
    assertThat(HANDLING_TOO)
        .as("no class was renamed away")
        .allMatch(n -> CLASSES.stream().anyMatch(c -> c.getSimpleName().equals(n)));
  }

  private static boolean handles(JavaClass owner) {
    String last = owner.getPackageName().substring(owner.getPackageName().lastIndexOf('.') + 1);
    JavaClass outer = outermost(owner);
    return owner.getPackageName().startsWith("org.chartwarden.smart")
        && (HANDLING.contains(last) || HANDLING_TOO.contains(outer.getSimpleName()));
  }

  private static boolean byCharacters(String touched) {
    return BY_CHARACTERS.contains(touched.substring(touched.indexOf('.') + 1))
        && !touched.startsWith("PasswordHashes.");
  }

  @Test
  void everySecretIsHeldAgainstByHashOrInConstantTime() {
    Map<String, Set<String>> calls = new TreeMap<>();
    units()
        .forEach(
            unit ->
                touched(unit)
                    .forEach(
                        call -> calls.computeIfAbsent(name(unit), n -> new TreeSet<>()).add(call)));
    COMPARING.forEach(
        (place, how) -> {
          assertThat(calls).as("it is there").containsKey(place);
          assertThat(calls.get(place)).as(place).contains(how);
          assertThat(calls.get(place))
              .as(place + " compares what is public by characters, and nothing else")
              .allMatch(call -> !byCharacters(call) || PUBLIC.containsKey(place));
        });
  }

  @Test
  void noPlaceIsMissing() {
    Set<String> secret =
        Set.of(
            "SecretHash.of",
            "MessageDigest.isEqual",
            "SecretComparison.same",
            "PasswordHashes.matches",
            "PasswordHashes.matchesNobody",
            "Password.check");
    Set<String> found =
        units()
            .filter(unit -> touched(unit).anyMatch(secret::contains))
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
    return outermost(unit.getOwner()).getSimpleName() + "." + method;
  }

  private static JavaClass outermost(JavaClass owner) {
    JavaClass outer = owner;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /** Class and name of each method that is called, or handed on to be called. */
  private static Stream<String> touched(JavaCodeUnit unit) {
    return Stream.concat(
            unit.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget),
            unit.getMethodReferencesFromSelf().stream().map(JavaMethodReference::getTarget))
        .map(target -> target.getOwner().getSimpleName() + "." + target.getName());
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
