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

  /** A user who is a patient, or a patient's relative, needs not choose. */
  AuthorizationAsked settled(AuthorizationAsked asked, UserAccount user) {
    Optional<String> own = record.patientOf(user.fhirUser());
    return own.isPresent() && asked.patient().isEmpty() ? asked.about(own.get()) : asked;
  }

  /** Whether nothing but the decision is left. */
  boolean complete(AuthorizationAsked asked, UserAccount user) {
    Optional<String> own = record.patientOf(user.fhirUser());
    boolean ofOthers = own.isPresent() && !asked.patient().equals(own);
    return !ofOthers && (!needsPatient(asked.scopes()) || asked.patient().isPresent());
  }

  private static boolean needsPatient(ScopeSet scopes) {
    return scopes.has(ScopeSet.LAUNCH_PATIENT) || !scopes.at(ScopeLevel.PATIENT).isEmpty();
  }

  /** The request with a patient whom this user may choose. */
  Optional<AuthorizationAsked> choose(AuthorizationAsked asked, UserAccount user, String patient) {
    Optional<String> own = record.patientOf(user.fhirUser());
    boolean may =
        own.isEmpty()
            ? record.patient(user.fhirUser(), patient).isPresent()
            : own.get().equals(patient);
    return may && !asked.byLaunch() ? Optional.of(asked.about(patient)) : Optional.empty();
  }

  PageAnswer patients(String number, AuthorizationAsked asked, UserAccount user, String search) {
    return pages.patients(
        number, client(asked), search, record.patients(user.fhirUser(), search, SHOWN));
  }

  PageAnswer consent(String number, AuthorizationAsked asked, UserAccount user) {
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
   * not offered singly; offline access is.
   */
  private static ScopeSet granted(ScopeSet asked, ScopeSet chosen) {
    List<SmartScope> resources = asked.within(chosen).resources();
    Set<String> others =
        asked.others().stream()
            .filter(
                other ->
                    !other.equals(ScopeSet.OFFLINE_ACCESS) || chosen.has(ScopeSet.OFFLINE_ACCESS))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new ScopeSet(resources, others);
  }
}
