package org.chartwarden.notes.microbiology;

/** How a test for germs came out. */
public enum CultureResult {
  /** Something grew or was found. */
  POSITIVE,
  NEGATIVE,
  /** Nothing has grown, at the end or to date. */
  NO_GROWTH,
  PENDING,
  /** Only the flora that lives at the site. */
  NORMAL_FLORA,
  /** Several sorts, none of them told; as a rule a spoilt specimen. */
  MIXED_FLORA,
  CONTAMINATED,
  INDETERMINATE,
  /** Spoken of without a result. */
  UNSAID
}
