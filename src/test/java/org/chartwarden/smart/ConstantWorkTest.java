package org.chartwarden.smart;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who asks for a secret of somebody who is not there waits as long as who asks for a wrong one. */
class ConstantWorkTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chartwarden.smart");

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
