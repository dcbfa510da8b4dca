package org.chartwarden.deidentification.detectors;

/** Kinds of what identifies a person, after 45 CFR 164.514(b)(2)(i). */
public enum IdentifierKind {
  /** Words of names of patients, relatives, clinicians. */
  NAME,
  /** Days and months; years alone are none. */
  DATE,
  /** Record, account, licence, device and other numbers, ids of resources. */
  ID,
  /** Telephone, fax, pager. */
  PHONE,
  EMAIL,
  /** Streets, towns, postal codes. */
  ADDRESS,
  /** Hospitals, homes, schools and the like. */
  PLACE,
  /** Ages over 89. */
  AGE,
  /** Web and network addresses. */
  URL
}
