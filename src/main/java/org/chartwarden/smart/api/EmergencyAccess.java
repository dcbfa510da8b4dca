package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessConfig;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.GrantJson;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.Emergency;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.smart.tokens.VerifiedToken;
import org.jboss.logging.Logger;

/** Breaks the glass for a practitioner: another token, which is good for a short while. */
@ApplicationScoped
class EmergencyAccess {

  private static final Logger ALARM = Logger.getLogger("org.chartwarden.alarm");

  private final IncomingTokens tokens;
  private final TokenVerifier own;
  private final Approvals approvals;
  private final TokenIssuer issuer;
  private final AccessConfig config;
  private final AuditLog audit;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  EmergencyAccess(
      IncomingTokens tokens,
      TokenVerifier own,
      Approvals approvals,
      TokenIssuer issuer,
      AccessConfig config,
      AuditLog audit,
      IdGenerator ids,
      Clock clock) {
    this.tokens = tokens;
    this.own = own;
    this.approvals = approvals;
    this.issuer = issuer;
    this.config = config;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Who asks, if the token is good. */
  Optional<Grant> caller(String token, ServerAddress server) {
    return tokens.grant(token, server);
  }

  /**
   * Begins.
   *
   * @param token that of a practitioner, whose other scopes, client and context the new one has
   * @param wanted {@code reason}, and if the defaults will not do {@code purpose}, {@code minutes}
   * @return as a token endpoint answers
   * @throws LocalProblem when there is no good reason, or it is for too long
   */
  ObjectNode begin(Grant caller, String token, ObjectNode wanted, ServerAddress server) {
    Duration lifetime =
        wanted.hasNonNull("minutes") ? Duration.ofMinutes(minutes(wanted)) : config.breakGlass();
    BreakGlass glass = glass(wanted, lifetime);
    Optional<VerifiedToken> usual = own.verify(token, server);
    Optional<Approval> before = usual.flatMap(found -> approvals.find(found.approval()));
    Approval approval =
        new Approval(
            ids.newId(),
            caller.client(),
            before.flatMap(Approval::userName),
            before.flatMap(Approval::display),
            caller.user(),
            caller.scopes().without(ScopeSet.BREAK_GLASS),
            caller.patient(),
            caller.encounter(),
            Json.object(),
            Optional.of(
                new Emergency(
                    glass, before.map(Approval::id), usual.map(found -> found.grant().token()))));
    approvals.save(approval);
    audit.append(
        new AuditEntry(
            "client/" + caller.client(),
            "break-glass-begun",
            "success",
            caller.user().orElseThrow(),
            GrantJson.write(glass).put("approval", approval.id())));
    ALARM.warnf(
        "break-glass: %s begun by %s until %s",
        glass.purpose(), caller.user().get(), glass.until());
    ObjectNode answer =
        Json.object()
            .put("access_token", issuer.access(approval, server, lifetime))
            .put("token_type", "Bearer")
            .put("expires_in", lifetime.toSeconds())
            .put("scope", approval.scopes().text())
            .put("until", glass.until().toString());
    approval.patient().ifPresent(patient -> answer.put("patient", patient));
    return answer;
  }

  private BreakGlass glass(ObjectNode wanted, Duration lifetime) {
    try {
      return BreakGlass.begin(
          Json.text(wanted, "purpose").orElse("BTG"),
          Json.text(wanted, "reason").orElse("").strip(),
          clock.instant(),
          lifetime,
          config.breakGlass());
    } catch (IllegalArgumentException e) {
      throw new LocalProblem(e.getMessage());
    }
  }

  private static int minutes(ObjectNode wanted) {
    if (!wanted.path("minutes").canConvertToInt() || !wanted.path("minutes").isIntegralNumber()) {
      throw new LocalProblem("minutes must be a whole number");
    }
    return wanted.path("minutes").asInt();
  }
}
