package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * "Untreated or poorly controlled": one of several.
 *
 * @param silence the strictest of theirs
 */
record EitherQualifier(List<Qualifier> ways, Silence silence, String shown) implements Qualifier {

  EitherQualifier {
    ways = List.copyOf(ways);
  }

  static EitherQualifier of(List<Qualifier> ways) {
    return new EitherQualifier(
        ways,
        ways.stream().map(Qualifier::silence).max(Enum::compareTo).orElse(Silence.OPEN),
        ways.stream().map(Qualifier::shown).collect(Collectors.joining(" or ")));
  }

  @Override
  public Told told(QualifiedThing thing) {
    boolean unsure = false;
    boolean contrary = true;
    for (Qualifier one : ways) {
      Told told = one.told(thing);
      if (told == Told.SAME) {
        return Told.SAME;
      }
      unsure |= told == Told.UNSURE;
      contrary &= told == Told.CONTRARY;
    }
    return unsure ? Told.UNSURE : contrary ? Told.CONTRARY : Told.UNTOLD;
  }

  @Override
  public boolean known() {
    return ways.stream().allMatch(Qualifier::known);
  }
}
