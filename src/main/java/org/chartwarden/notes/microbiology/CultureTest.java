package org.chartwarden.notes.microbiology;

/** How germs were looked for. */
public enum CultureTest {
  CULTURE,
  GRAM_STAIN,
  SMEAR,
  NUCLEIC_ACID,
  TOXIN,
  ANTIGEN,
  SEROLOGY,
  SCREEN,
  /** Not said: "sputum MSSA". */
  UNSAID
}
