package org.chartwarden.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.consents.ConsentReader;
import org.chartwarden.smart.consents.ConsentSource;
import org.chartwarden.smart.consents.Denials;
import org.chartwarden.smart.scopes.ScopePermission;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {

  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private static AccessPolicy policy(AccessConfig.Practitioners practitioners, String... denied) {
    CareRelations relations =
        new CareRelations() {
          @Override
          public Set<String> patients(String user) {
            return switch (user) {
              case "RelatedPerson/mother", "Practitioner/doc" -> Set.of("child");
              default -> Set.of();
            };
          }

          @Override
          public Set<String> identities(String user) {
            return Set.of(user);
          }
        };
    AccessConfig config =
        new AccessConfig() {
          @Override
          public Practitioners practitioners() {
            return practitioners;
          }

          @Override
          public Duration breakGlass() {
            return Duration.ofMinutes(30);
          }

          @Override
          public Duration relationsKept() {
            return Duration.ofSeconds(30);
          }
        };
    List<org.chartwarden.smart.consents.PatientConsent> consents =
        java.util.stream.Stream.of(denied)
            .map(
                patient ->
                    ConsentReader.read(
                            Json.parseOwn(
                                "{\"status\":\"active\",\"patient\":{\"reference\":\"Patient/"
                                    + patient
                                    + "\"},\"provision\":{\"type\":\"deny\"}}"))
                        .orElseThrow())
            .toList();
    Denials denials = new Denials(() -> new ConsentSource.Kept(1, consents));
    return new AccessPolicy(relations, denials, config, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Grant grant(String scopes, String user, String patient) {
    return new Grant(
        "app",
        "t",
        Optional.ofNullable(user),
        ScopeSet.read(scopes),
        Optional.ofNullable(patient),
        Optional.empty());
  }

  private static AccessDecision read(AccessPolicy policy, Grant grant, String... patients) {
    return policy.decide(
        AccessContext.of(grant), Interaction.READ, "Observation", Set.of(patients));
  }

  @Test
  void aParentReachesTheChildAndNobodyElse() {
    AccessPolicy policy = policy(AccessConfig.Practitioners.ALL);
    Grant mother = grant("user/*.rs", "RelatedPerson/mother", null);
    assertThat(read(policy, mother, "child").allowed()).isTrue();
    assertThat(read(policy, mother, "stranger").rule()).isEqualTo("other-patient");
    assertThat(read(policy, mother).allowed()).isFalse();
    Grant wrong = grant("patient/*.rs", "RelatedPerson/mother", "stranger");
    assertThat(read(policy, wrong, "stranger").rule()).isEqualTo("insufficient-scope");
    Grant only = grant("patient/*.rs", "RelatedPerson/mother", null);
    assertThat(read(policy, only, "child").allowed()).isTrue();
  }

  @Test
  void practitionersReachAllOrThoseInTheirCare() {
    Grant doc = grant("user/*.rs", "Practitioner/doc", null);
    assertThat(read(policy(AccessConfig.Practitioners.ALL), doc, "stranger").allowed()).isTrue();
    AccessPolicy related = policy(AccessConfig.Practitioners.RELATED);
    assertThat(read(related, doc, "child").allowed()).isTrue();
    assertThat(read(related, doc, "stranger").allowed()).isFalse();
    Grant launched = grant("patient/*.rs", "Practitioner/other", "child");
    assertThat(read(related, launched, "child").allowed()).isFalse();
    // A service has no user who could be related.
    assertThat(read(related, grant("system/*.rs", null, null), "stranger").allowed()).isTrue();
  }

  @Test
  void theGlassOpensEverythingForAWhileToPractitionersOnly() {
    AccessPolicy policy = policy(AccessConfig.Practitioners.RELATED, "stranger");
    Grant doc = grant("user/*.rs", "Practitioner/doc", null);
    BreakGlass glass =
        BreakGlass.begin(
            "BTG", "found unconscious", NOW, Duration.ofMinutes(10), Duration.ofMinutes(30));
    assertThat(read(policy, doc.breaking(glass), "stranger").allowed()).isTrue();
    assertThat(policy.breaksGlass(AccessContext.of(doc.breaking(glass)))).isTrue();
    BreakGlass over = new BreakGlass("BTG", "found unconscious", NOW);
    assertThat(read(policy, doc.breaking(over), "stranger").allowed()).isFalse();
    assertThatThrownBy(() -> grant("user/*.rs", "Patient/p", null).breaking(glass))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theGlassNeedsAReasonAPurposeAndAnEnd() {
    Duration longest = Duration.ofMinutes(30);
    assertThatThrownBy(() -> BreakGlass.begin("BTG", "  why ", NOW, longest, longest))
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> BreakGlass.begin("TREAT", "found unconscious", NOW, longest, longest))
        .hasMessageContaining("purpose");
    assertThatThrownBy(
            () ->
                BreakGlass.begin("BTG", "found unconscious", NOW, longest.plusSeconds(1), longest))
        .hasMessageContaining("at most");
  }

  @Test
  void consentsWithholdFromTokensNotFromThePatientNorTheServer() {
    AccessPolicy policy = policy(AccessConfig.Practitioners.ALL, "child");
    assertThat(read(policy, grant("user/*.rs", "Practitioner/doc", null), "child").rule())
        .isEqualTo("consent");
    assertThat(read(policy, grant("system/*.rs", null, null), "child").rule()).isEqualTo("consent");
    assertThat(read(policy, grant("user/*.rs", "RelatedPerson/mother", null), "child").rule())
        .isEqualTo("consent");
    assertThat(read(policy, grant("patient/*.rs", "Patient/child", "child"), "child").allowed())
        .isTrue();
    assertThat(policy.visible(AccessContext.system("x"), ScopePermission.READ).everything())
        .isTrue();
  }

  @Test
  void whoIsBoundByATaskFollowsBinariesAndSharedTypesAndNothingElseOfNobody() {
    AccessPolicy policy = policy(AccessConfig.Practitioners.ALL);
    AccessContext bound = AccessContext.client("agent").boundTo(Set.of("child"));
    assertThat(policy.decide(bound, Interaction.READ, "Binary", Set.of()).allowed()).isTrue();
    assertThat(policy.decide(bound, Interaction.READ, "Medication", Set.of()).allowed()).isTrue();
    assertThat(policy.decide(bound, Interaction.READ, "Task", Set.of()).allowed()).isFalse();
    assertThat(policy.decide(bound, Interaction.UPDATE, "Binary", Set.of()).allowed()).isFalse();
    AccessContext granted =
        AccessContext.of(grant("patient/*.cruds", "Patient/child", "child"))
            .boundTo(Set.of("child"));
    assertThat(policy.decide(granted, Interaction.READ, "Binary", Set.of()).allowed()).isFalse();
    AccessContext clinician =
        AccessContext.of(grant("user/*.rs", "Practitioner/doc", null)).boundTo(Set.of("child"));
    assertThat(policy.decide(clinician, Interaction.READ, "Binary", Set.of()).allowed()).isTrue();
    assertThat(policy.decide(clinician, Interaction.READ, "Observation", Set.of("x")).allowed())
        .isFalse();
  }

  @Test
  void aGrantComesBackFromItsText() {
    Grant grant =
        grant("user/*.rs openid", "Practitioner/doc", "child")
            .forPurposes(Set.of("ETREAT"))
            .breaking(new BreakGlass("ETREAT", "found unconscious", NOW));
    AccessContext who = AccessContext.of(grant);
    assertThat(GrantJson.read(GrantJson.textOf(who))).hasValue(grant);
    assertThat(GrantJson.textOf(AccessContext.client("x"))).isNull();
    assertThat(GrantJson.read((String) null)).isEmpty();
  }

  @Test
  void workBelongsToTheSameClientAndUser() {
    AccessContext doc = AccessContext.of(grant("user/*.rs", "Practitioner/doc", null));
    assertThat(doc.sameHolder(AccessContext.of(grant("user/*.s", "Practitioner/doc", "p"))))
        .isTrue();
    assertThat(doc.sameHolder(AccessContext.of(grant("user/*.rs", "Practitioner/b", null))))
        .isFalse();
    assertThat(doc.sameHolder(AccessContext.client("app"))).isFalse();
    assertThat(AccessContext.client("app").sameHolder(AccessContext.client("app"))).isTrue();
  }
}
