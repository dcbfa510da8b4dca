package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.stream.Collectors;

/** "Untreated or poorly controlled": one of several. */
record EitherQualifier(List<Qualifier> ways) implements Qualifier {

  EitherQualifier {
    ways = List.copyOf(ways);
  }

  @Override
  public Told told(QualifiedThing thing) {
    List<Told> all = ways.stream().map(one -> one.told(thing)).toList();
    if (all.contains(Told.SAME)) {
      return Told.SAME;
    }
    if (all.contains(Told.UNSURE)) {
      return Told.UNSURE;
    }
    return all.stream().allMatch(one -> one == Told.CONTRARY) ? Told.CONTRARY : Told.UNTOLD;
  }

  @Override
  public Silence silence() {
    return ways.stream().map(Qualifier::silence).max(Enum::compareTo).orElse(Silence.OPEN);
  }

  @Override
  public boolean known() {
    return ways.stream().allMatch(Qualifier::known);
  }

  @Override
  public String shown() {
    return ways.stream().map(Qualifier::shown).collect(Collectors.joining(" or "));
  }
}
