package org.chartwarden.notes.names;

/** How one {@link ClinicalName} lies to another. */
public enum NameRelation {
  /** The same thing at the same place, as far as both tell. */
  SAME,
  /** The first is a special form of the second. */
  NARROWER,
  /** The second is a special form of the first. */
  WIDER,
  /** The same but for the side. */
  OTHER_SIDE,
  /** The same sort of thing at another site of the body. */
  OTHER_SITE,
  /** The same device, of which something else is told (placed, removed). */
  OTHER_EVENT,
  /** Nothing to do with each other. */
  UNRELATED
}
