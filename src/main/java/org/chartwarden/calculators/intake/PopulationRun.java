package org.chartwarden.calculators.intake;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Runs one calculator for every patient of the store, some patients at a time. */
@ApplicationScoped
@Unremovable
public class PopulationRun {

  private static final int AT_ONCE = 200;
  private static final ResourceScan PATIENTS =
      new ResourceScan("Patient", Optional.empty(), Optional.empty());

  private final FhirGateway gateway;
  private final CalculatorEngine engine;
  private final Clock clock;

  @Inject
  PopulationRun(FhirGateway gateway, CalculatorEngine engine, Clock clock) {
    this.gateway = gateway;
    this.engine = engine;
    this.clock = clock;
  }

  /** The number of patients, where it was counted. */
  public OptionalLong patients(AccessContext who) {
    return gateway.search(who, "Patient", "_summary=count", false).total();
  }

  /**
   * Begins a run; all its calculations are of one moment.
   *
   * @param request what to compute; it names no patient
   */
  public Cursor open(AccessContext who, CalculationRequest request) {
    CalculationRequest dated =
        request.asOf().isPresent() ? request : request.at(clock.instant().atOffset(ZoneOffset.UTC));
    return new Cursor(who, dated);
  }

  /** One passage through the patients. */
  public final class Cursor implements AutoCloseable {
    private final AccessContext who;
    private final CalculationRequest request;
    private final ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private long place;
    private long done;

    private Cursor(AccessContext who, CalculationRequest request) {
      this.who = who;
      this.request = request;
    }

    /** Patients that were computed for so far. */
    public long done() {
      return done;
    }

    /**
     * Computes for the next patients and hands the reports over in the order of storage.
     *
     * @return whether there may be more
     */
    public boolean next(Consumer<CalculationReport> sink) throws InterruptedException {
      ScanPiece piece = gateway.scan(who, PATIENTS, place, AT_ONCE);
      place = piece.place();
      List<Future<CalculationReport>> reports = new ArrayList<>();
      for (ResourceVersion patient : piece.resources()) {
        reports.add(
            workers.submit(
                () ->
                    engine.run(who, request.ofPatient(patient.key().id()), Optional.of(patient))));
      }
      for (Future<CalculationReport> report : reports) {
        sink.accept(done(report));
        done++;
      }
      return piece.resources().size() == AT_ONCE;
    }

    private CalculationReport done(Future<CalculationReport> report) throws InterruptedException {
      try {
        return report.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }

    @Override
    public void close() {
      workers.shutdownNow();
    }
  }
}
