package org.chartwarden.smart.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.launching.AuthorizationAsked;
import org.chartwarden.smart.launching.AuthorizationCodes;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.scopes.SmartScope;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.users.UserAccount;

/** What is left to ask of a request, and what comes of it. */
@ApplicationScoped
class AuthorizationSteps {

  private static final int SHOWN = 20;
  private static final Set<String> OFFERED =
      Set.of(ScopeSet.OFFLINE_ACCESS, ScopeSet.START_LAUNCH, ScopeSet.BREAK_GLASS);

  private final RecordDirectory record;
  private final ClientStore clients;
  private final Approvals approvals;
  private final AuthorizationCodes codes;
  private final AuthorizationPages pages;
  private final AuditLog audit;
  private final IdGenerator ids;

  @Inject
  AuthorizationSteps(
      RecordDirectory record,
      ClientStore clients,
      Approvals approvals,
      AuthorizationCodes codes,
      AuthorizationPages pages,
      AuditLog audit,
      IdGenerator ids) {
    this.record = record;
    this.clients = clients;
    this.approvals = approvals;
    this.codes = codes;
    this.pages = pages;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * A user who is a patient, or a patient's relative, needs not choose; nor does anybody where the
   * patient has no encounter, or where the EHR launched without one.
   */
  AuthorizationAsked settled(AuthorizationAsked asked, UserAccount user) {
    Optional<String> own = record.patientOf(user.fhirUser());
    AuthorizationAsked known =
        own.isPresent() && asked.patient().isEmpty() ? asked.about(own.get()) : asked;
    boolean noEncounter =
        needsEncounter(known)
            && known.patient().isPresent()
            && (known.byLaunch()
                || record.encounters(user.fhirUser(), known.patient().get(), 1).isEmpty());
    return noEncounter ? known.withoutEncounter() : known;
  }

  /** Whether nothing but the decision is left. */
  boolean complete(AuthorizationAsked asked, UserAccount user) {
    Optional<String> own = record.patientOf(user.fhirUser());
    boolean ofOthers = own.isPresent() && !asked.patient().equals(own);
    return !ofOthers && !lacksPatient(asked) && !needsEncounter(asked);
  }

  private static boolean lacksPatient(AuthorizationAsked asked) {
    return needsPatient(asked.scopes()) && asked.patient().isEmpty();
  }

  private static boolean needsEncounter(AuthorizationAsked asked) {
    return asked.scopes().has(ScopeSet.LAUNCH_ENCOUNTER) && asked.encounter().isEmpty();
  }

  private static boolean needsPatient(ScopeSet scopes) {
    return scopes.has(ScopeSet.LAUNCH_PATIENT)
        || scopes.has(ScopeSet.LAUNCH_ENCOUNTER)
        || !scopes.at(ScopeLevel.PATIENT).isEmpty();
  }

  /** The request with a patient whom this user may choose. */
  Optional<AuthorizationAsked> choose(AuthorizationAsked asked, UserAccount user, String patient) {
    Optional<String> own = record.patientOf(user.fhirUser());
    boolean may =
        own.isEmpty()
            ? record.patient(user.fhirUser(), patient).isPresent()
            : own.get().equals(patient);
    boolean open = !asked.byLaunch() || asked.patient().isEmpty();
    return may && open ? Optional.of(asked.about(patient)) : Optional.empty();
  }

  /** The request with an encounter whom this user may choose, or without one. */
  Optional<AuthorizationAsked> chooseEncounter(
      AuthorizationAsked asked, UserAccount user, String encounter) {
    if (encounter.isBlank()) {
      return Optional.of(asked.withoutEncounter());
    }
    return asked
        .patient()
        .filter(patient -> !asked.byLaunch())
        .flatMap(patient -> record.encounter(user.fhirUser(), patient, encounter))
        .map(found -> asked.during(found.id()));
  }

  /** The page that asks for what is next. */
  PageAnswer next(String number, AuthorizationAsked asked, UserAccount user) {
    if (complete(asked, user)) {
      return consent(number, asked, user);
    }
    return asked.patient().isPresent() && needsEncounter(asked)
        ? pages.encounters(
            number, client(asked), record.encounters(user.fhirUser(), asked.patient().get(), SHOWN))
        : patients(number, asked, user, "");
  }

  PageAnswer patients(String number, AuthorizationAsked asked, UserAccount user, String search) {
    return pages.patients(
        number, client(asked), search, record.patients(user.fhirUser(), search, SHOWN));
  }

  private PageAnswer consent(String number, AuthorizationAsked asked, UserAccount user) {
    return pages.consent(
        number,
        client(asked),
        user,
        asked.patient().flatMap(id -> record.patient(user.fhirUser(), id)),
        asked.scopes());
  }

  private RegisteredClient client(AuthorizationAsked asked) {
    return clients.find(asked.client()).orElseThrow();
  }

  /** What the user decided becomes an approval; the app gets a code for it. */
  PageAnswer approve(
      AuthorizationAsked asked, UserAccount user, ScopeSet chosen, ServerAddress server) {
    ScopeSet granted = granted(asked.scopes(), chosen);
    Approval approval =
        new Approval(
            ids.newId(),
            asked.client(),
            Optional.of(user.name()),
            Optional.of(user.display()),
            Optional.of(user.fhirUser()),
            granted,
            needsPatient(granted) || asked.byLaunch() ? asked.patient() : Optional.empty(),
            asked.encounter(),
            asked.launch());
    approvals.save(approval);
    audit.append(
        new AuditEntry(
            "user/" + user.name(),
            "approve-app",
            "success",
            "client/" + asked.client(),
            Json.object().put("approval", approval.id()).put("scope", granted.text())));
    String code =
        codes.issue(
            approval.id(), asked.client(), asked.redirectUri(), asked.challenge(), asked.nonce());
    return AuthorizationAnswers.code(asked.redirectUri(), asked.state(), code, server);
  }

  /**
   * What was ticked, and never more than was asked. Identity and context are told with the page and
   * not offered singly; offline access, launches and emergencies are.
   */
  private static ScopeSet granted(ScopeSet asked, ScopeSet chosen) {
    List<SmartScope> resources = asked.within(chosen).resources();
    Set<String> others =
        asked.others().stream()
            .filter(other -> !OFFERED.contains(other) || chosen.has(other))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new ScopeSet(resources, others);
  }
}
