package org.chartwarden.cli.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the sample patients; the same ones each time. */
public final class SamplePatients {

  /** The moment at which the sample charts end; a task about them passes it as {@code now}. */
  public static final OffsetDateTime REFERENCE = OffsetDateTime.parse("2026-01-15T08:00:00+00:00");

  private static final long SEED = 20260115;

  private SamplePatients() {}

  /**
   * One transaction Bundle per patient. Every entry is a PUT with a stable id, so that loading
   * twice changes nothing.
   */
  public static List<ObjectNode> transactionBundles() {
    SampleCodes codes = SampleCodes.load();
    List<ObjectNode> bundles = new ArrayList<>();
    int number = 1;
    for (SampleProfile profile : SampleProfile.all()) {
      SplittableRandom chance = new SplittableRandom(SEED + number);
      bundles.add(new SampleChart(profile, codes, number, REFERENCE, chance).transactionBundle());
      number++;
    }
    return List.copyOf(bundles);
  }
}
