package org.chartwarden.fhir.validation.profiles;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.LocatedIssue;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.validation.ConformanceSource;
import org.chartwarden.fhir.validation.ValidationConfig;
import org.jboss.logging.Logger;

/**
 * Checks resources against profiles. What it needs (about 100 MB) is built on first use and let go
 * when it was not used for a while; when conformance resources changed, the next check sees them.
 */
@ApplicationScoped
public class ProfileChecks {

  private static final Logger LOG = Logger.getLogger(ProfileChecks.class);

  private final ConformanceSource stored;
  private final TerminologyService terminology;
  private final Clock clock;
  private final Duration idle;
  private Held held;

  /** What is kept between checks. */
  private record Held(CoreDefinitions core, ProfileEngine engine, long stamp, Instant used) {}

  @Inject
  ProfileChecks(
      ConformanceSource stored,
      TerminologyService terminology,
      ValidationConfig config,
      Clock clock) {
    this.stored = stored;
    this.terminology = terminology;
    this.clock = clock;
    this.idle = config.keepFor();
  }

  /**
   * Checks JSON against the definition of its type, the profiles that it claims and those given.
   * Lines and columns are those of the text.
   *
   * @param json a resource that parses
   * @param profiles canonical addresses, with or without {@code |version}; one that is not known is
   *     an error of its own
   */
  public List<LocatedIssue> check(String json, List<String> profiles) {
    ProfileEngine engine = engine();
    List<LocatedIssue> issues = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (String profile : profiles) {
      if (engine.knows(profile)) {
        known.add(profile);
      } else {
        issues.add(unknown(profile));
      }
    }
    issues.addAll(run(engine, json, known));
    return issues;
  }

  private static LocatedIssue unknown(String profile) {
    return LocatedIssue.of(
        FhirIssue.error(
            "not-found",
            "unknown-profile",
            "the profile '"
                + profile
                + "' is not known to this server; load its implementation guide or store its"
                + " StructureDefinition"));
  }

  /** The validator is foreign code that may stumble over odd content; that is an answer too. */
  private static List<LocatedIssue> run(ProfileEngine engine, String json, List<String> known) {
    try {
      return engine.validate(json, known);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("the validator failed on a resource", e);
      return List.of(
          LocatedIssue.of(
              new FhirIssue(
                  "fatal",
                  "exception",
                  "validation-failed",
                  "the resource cannot be validated: " + e.getMessage(),
                  "")));
    }
  }

  private synchronized ProfileEngine engine() {
    long stamp = stored.stamp();
    if (held == null || held.stamp() != stamp) {
      long begun = System.nanoTime();
      CoreDefinitions core = held == null ? new CoreDefinitions() : held.core();
      held = new Held(core, new ProfileEngine(core, stored, terminology), stamp, clock.instant());
      LOG.debugf("definitions for validation read in %d ms", (System.nanoTime() - begun) / 1000000);
    } else {
      held = new Held(held.core(), held.engine(), stamp, clock.instant());
    }
    return held.engine();
  }

  @Scheduled(every = "1m", delayed = "1m")
  synchronized void letGo() {
    if (held != null && held.used().plus(idle).isBefore(clock.instant())) {
      held = null;
    }
  }
}
