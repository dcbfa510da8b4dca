package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;
import org.jboss.logging.Logger;

/**
 * Tells of every use of access in an emergency: an audit entry of its own, {@code break-glass}, for
 * each thing that a token touches, and one alarm in the log, which names no patient.
 */
@ApplicationScoped
class BrokenGlass {

  private static final Logger ALARM = Logger.getLogger("org.chartwarden.alarm");
  private static final int MOST_KEPT = 10_000;

  private final AccessPolicy policy;
  private final AuditLog audit;

  /** Token and subject of what was told already: pages of one search are one use. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Inject
  BrokenGlass(AccessPolicy policy, AuditLog audit) {
    this.policy = policy;
    this.audit = audit;
  }

  void usedToSearch(AccessContext who) {
    used(who, "search");
  }

  /** Something was looked at, or tried to be. */
  void used(AccessContext who, String subject) {
    if (!policy.breaksGlass(who)) {
      return;
    }
    Grant grant = who.grant().orElseThrow();
    BreakGlass glass = grant.breakGlass().orElseThrow();
    if (told.size() >= MOST_KEPT) {
      told.clear();
    }
    if (!told.add(grant.token() + " " + glass.until() + " " + subject)) {
      return;
    }
    ObjectNode detail = Json.object();
    detail.put("purpose", glass.purpose());
    detail.put("reason", glass.reason());
    detail.put("until", glass.until().toString());
    detail.put("user", grant.user().orElseThrow());
    detail.put("token", grant.token());
    audit.appendApart(new AuditEntry(who.actor(), "break-glass", "success", subject, detail));
    if (told.add(grant.token() + " " + glass.until())) {
      ALARM.warnf(
          "break-glass: %s by %s until %s", glass.purpose(), grant.user().get(), glass.until());
    }
  }
}
