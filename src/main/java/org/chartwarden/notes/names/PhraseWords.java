package org.chartwarden.notes.names;

import java.util.Set;

/** The small words of which phrases of names are made, in the form in which they are compared. */
final class PhraseWords {

  /** Words before a name that tell more of it and belong to the phrase. */
  static final Set<String> QUALIFIERS =
      Set.of(
          "acute",
          "chronic",
          "subacute",
          "recurrent",
          "mild",
          "mildly",
          "moderate",
          "moderately",
          "severe",
          "severely",
          "displaced",
          "nondisplaced",
          "undisplaced",
          "closed",
          "open",
          "comminuted",
          "minimally",
          "stable",
          "unstable",
          "new",
          "old",
          "massive",
          "large",
          "small",
          "tiny",
          "moderatesized",
          "primary",
          "secondary",
          "early",
          "late",
          "advanced",
          "worsening",
          "progressive",
          "persistent",
          "resolving",
          "partial",
          "complete",
          "symptomatic",
          "asymptomatic",
          "focal",
          "diffuse",
          "multifocal",
          "extensive",
          "complicated",
          "uncomplicated",
          "decompensated",
          "compensated",
          "controlled",
          "uncontrolled",
          "obstructing",
          "nonobstructing",
          "strangulated",
          "incarcerated",
          "perforated",
          "ruptured",
          "infected",
          "simple",
          "complex",
          "traumatic",
          "spontaneous",
          "idiopathic",
          "congenital",
          "transient",
          "intermittent",
          "paroxysmal",
          "stage",
          "grade",
          "trace",
          "minimal",
          "marked",
          "significant",
          "intractable",
          "refractory",
          "relapsed",
          "impacted",
          "angulated",
          "healing",
          "superficial",
          "deep",
          "necrotizing",
          "elective",
          "emergent",
          "urgent",
          "emergency",
          "laparoscopic",
          "robotic",
          "lap",
          "bedside",
          "portable",
          "repeat",
          "serial",
          "percutaneous",
          "endoscopic",
          "diagnostic",
          "therapeutic",
          "total",
          "contrast",
          "noncontrast",
          "non",
          "limited",
          "formal",
          "infrarenal",
          "presumed",
          "type",
          "evolving",
          "slight",
          "profound",
          "gross");

  /** Words that say at which end or face of a site something is. */
  static final Set<String> POSITIONS =
      Set.of(
          "distal",
          "proximal",
          "upper",
          "lower",
          "mid",
          "middle",
          "anterior",
          "posterior",
          "medial",
          "lateral",
          "inner",
          "outer",
          "superior",
          "inferior",
          "superficial",
          "deep",
          "dorsal",
          "volar",
          "ventral",
          "central",
          "peripheral",
          "medullary",
          "entire",
          "whole",
          "1st",
          "2nd",
          "3rd",
          "4th",
          "5th",
          "6th",
          "7th",
          "8th",
          "9th",
          "10th",
          "11th",
          "12th",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth");

  /** Words that tie a name to the site behind it. */
  static final Set<String> TIES =
      Set.of("of", "in", "at", "on", "to", "involving", "over", "affecting", "around", "into");

  /** Words between the sites of a list. */
  static final Set<String> LISTING = Set.of("and", "/", "&", "+", ",", "with");

  static final Set<String> PLACED =
      Set.of(
          "placed",
          "inserted",
          "placement",
          "insertion",
          "inserting",
          "placing",
          "put",
          "implantation",
          "implanted",
          "sited",
          "started",
          "creation",
          "created");

  static final Set<String> REMOVED =
      Set.of(
          "removed",
          "removal",
          "remove",
          "removing",
          "out",
          "pulled",
          "discontinued",
          "dced",
          "dcd",
          "dc",
          "decannulated",
          "explanted",
          "explantation",
          "withdrawn");

  static final Set<String> EXCHANGED =
      Set.of("exchanged", "exchange", "changed", "replaced", "rewired", "change", "upsized");

  private PhraseWords() {}

  /** What a word tells that stands apart from the device: only what cannot mean anything else. */
  static DeviceEvent later(String word) {
    return switch (word) {
      case "removed", "pulled" -> DeviceEvent.REMOVED;
      case "exchanged", "rewired" -> DeviceEvent.EXCHANGED;
      case "inserted" -> DeviceEvent.PLACED;
      default -> DeviceEvent.NONE;
    };
  }

  static DeviceEvent event(String word) {
    if (PLACED.contains(word)) {
      return DeviceEvent.PLACED;
    }
    if (REMOVED.contains(word)) {
      return DeviceEvent.REMOVED;
    }
    return EXCHANGED.contains(word) ? DeviceEvent.EXCHANGED : DeviceEvent.NONE;
  }
}
