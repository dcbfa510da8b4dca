package org.chartwarden.fhir.terminology.releases;

import java.util.ArrayList;
import java.util.List;

/** What a load met: how many lines were bad, and the first of them. */
public final class ReleaseReport {

  private static final int SHOWN = 20;

  /** A release is not what it is said to be when this many lines of it are bad. */
  private static final int MOST = 1000;

  private final List<String> shown = new ArrayList<>();
  private String url = "";
  private String version = "";
  private int concepts;
  private int bad;

  /**
   * Notes a bad line, which is left out.
   *
   * @throws ReleaseProblem when there are so many that the file cannot be right
   */
  void bad(String file, long line, String why) {
    bad++;
    if (shown.size() < SHOWN) {
      shown.add(file + ", line " + line + ": " + why);
    }
    if (bad >= MOST) {
      throw new ReleaseProblem(
          bad + " lines cannot be used, the first is " + shown.get(0) + "; nothing was changed.");
    }
  }

  void loaded(String canonicalUrl, String releaseVersion, int count) {
    url = canonicalUrl;
    version = releaseVersion;
    concepts = count;
  }

  /** Canonical URL of the code system. */
  public String url() {
    return url;
  }

  public String version() {
    return version;
  }

  /** Concepts that were loaded. */
  public int concepts() {
    return concepts;
  }

  /** Lines that were left out. */
  public int badLines() {
    return bad;
  }

  /** The first bad lines, each with its file, number and reason. */
  public List<String> remarks() {
    return List.copyOf(shown);
  }
}
