package org.chartwarden.fhir.terminology.releases;

/** Shows nothing. */
final class Silence implements ReleaseProgress {
  @Override
  public void begin(String step, long units) {}

  @Override
  public void advance(long units) {}

  @Override
  public void end() {}

  @Override
  public boolean stopping() {
    return false;
  }
}
