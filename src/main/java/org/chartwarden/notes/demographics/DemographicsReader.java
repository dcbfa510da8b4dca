package org.chartwarden.notes.demographics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** Reads age, sex and race of the patient of a note. */
public final class DemographicsReader {

  private static final int NEAR_AGE = 9;
  private static final int OPENING_TOKENS = 150;

  private static final Map<Race, String> RACES =
      Map.of(
          Race.BLACK,
              "african american;black;african;afro-american;afro-caribbean;nigerian;"
                  + "ethiopian;ghanaian;kenyan;somali;afro american;black american;african descent",
          Race.WHITE,
              "white;caucasian;european;italian;german;french;british;polish;"
                  + "dutch;danish;swedish;norwegian;greek;portuguese;russian;irish;non-hispanic white",
          Race.ASIAN,
              "asian;japanese;chinese;korean;indian;taiwanese;thai;vietnamese;filipino;"
                  + "pakistani;bangladeshi;sri lankan;malaysian;malay;nepalese;indonesian;burmese;"
                  + "han chinese;south asian;filipina;nepali;mongolian;singaporean",
          Race.HISPANIC,
              "hispanic;latino;latina;mexican;latin american;puerto rican;colombian;"
                  + "cuban;peruvian",
          Race.NATIVE_AMERICAN, "native american;american indian;alaska native",
          Race.PACIFIC_ISLANDER, "pacific islander;native hawaiian;samoan;hawaiian;tongan",
          Race.MIDDLE_EASTERN,
              "saudi;iranian;arab;turkish;egyptian;syrian;lebanese;iraqi;middle"
                  + " eastern;moroccan;tunisian;persian;israeli;omani;yemeni;kuwaiti;jordanian;afghan");

  private static final PhraseTrie<Race> RACE_NAMES = raceNames();

  private final NoteText note;
  private final List<Token> tokens;

  private DemographicsReader(NoteText note) {
    this.note = note;
    this.tokens = note.tokens();
  }

  /** Reads a note. */
  public static Demographics read(NoteText note) {
    return new DemographicsReader(note).demographics();
  }

  private Demographics demographics() {
    AgeReader.Found age = new AgeReader(note).best();
    AgeReader.Found own = age != null && age.rank() < 6 ? age : null;
    return new Demographics(
        Optional.ofNullable(own).map(AgeReader.Found::age), sex(own), race(own));
  }

  private Optional<SexFinding> sex(AgeReader.Found age) {
    if (age != null) {
      Optional<SexFinding> near = nearAge(age);
      if (near.isPresent()) {
        return near;
      }
    }
    Optional<SexFinding> stated = stated(0, Math.min(tokens.size(), OPENING_TOKENS));
    if (stated.isPresent()) {
      return stated;
    }
    Optional<SexFinding> pronouns = pronouns();
    if (pronouns.isPresent()) {
      return pronouns;
    }
    Optional<SexFinding> later = stated(OPENING_TOKENS, tokens.size());
    return later.isPresent() ? later : ImpliedSex.of(note);
  }

  /** The noun behind the age ("71-year-old Asian woman"), else before it ("man, 71 years old"). */
  private Optional<SexFinding> nearAge(AgeReader.Found age) {
    int last = Math.max(age.first(), age.end() - 1);
    String letter = tokens.get(last).raw();
    if (letter.equals("M")
        || letter.equals("F")
        || letter.endsWith("yoM")
        || letter.endsWith("yoF")) {
      Sex sex = letter.endsWith("M") ? Sex.MALE : Sex.FEMALE;
      return Optional.of(new SexFinding(sex, true, note.span(last, last)));
    }
    int end = Math.min(tokens.size(), age.end() + NEAR_AGE);
    for (int i = age.first(); i < end; i++) {
      Token token = tokens.get(i);
      if (i > age.end() && token.is(".") || People.RELATIVES.contains(token.key())) {
        break;
      }
      boolean single =
          i >= age.end()
              && (token.raw().equals("M") || token.raw().equals("F"))
              && (i + 1 == tokens.size() || !tokens.get(i + 1).is("."));
      Sex sex = single ? token.is("m") ? Sex.MALE : Sex.FEMALE : People.NOUNS.get(token.key());
      if (sex != null) {
        return Optional.of(new SexFinding(sex, true, note.span(i, i)));
      }
    }
    for (int i = age.first() - 1; i >= Math.max(0, age.first() - NEAR_AGE); i--) {
      if (tokens.get(i).is(".")) {
        break;
      }
      Sex sex = People.NOUNS.get(tokens.get(i).key());
      if (sex != null) {
        return Optional.of(new SexFinding(sex, true, note.span(i, i)));
      }
    }
    return Optional.empty();
  }

  private Optional<SexFinding> stated(int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      Sex sex = People.NOUNS.get(token.key());
      if ((token.is("sex") || token.is("gender")) && i + 2 < to && tokens.get(i + 1).is(":")) {
        String value = tokens.get(i + 2).key();
        sex = value.startsWith("f") ? Sex.FEMALE : value.startsWith("m") ? Sex.MALE : null;
      }
      if (sex != null && !People.relativeIn(tokens, i - 5, i + 3)) {
        return Optional.of(new SexFinding(sex, true, note.span(i, i)));
      }
    }
    return Optional.empty();
  }

  private Optional<SexFinding> pronouns() {
    int female = 0;
    int male = 0;
    int firstFemale = -1;
    int firstMale = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Sex sex = tokens.get(i).isWord() ? People.PRONOUNS.get(tokens.get(i).key()) : null;
      if (sex == Sex.FEMALE) {
        female++;
        firstFemale = firstFemale < 0 ? i : firstFemale;
      } else if (sex == Sex.MALE) {
        male++;
        firstMale = firstMale < 0 ? i : firstMale;
      }
    }
    if (female == male) {
      return Optional.empty();
    }
    int at = female > male ? firstFemale : firstMale;
    return Optional.of(
        new SexFinding(female > male ? Sex.FEMALE : Sex.MALE, false, note.span(at, at)));
  }

  private Optional<RaceFinding> race(AgeReader.Found age) {
    int from = age == null ? 0 : Math.max(0, age.first() - NEAR_AGE);
    int to = Math.min(tokens.size(), (age == null ? 0 : age.end()) + OPENING_TOKENS);
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      PhraseTrie.Match<Race> match = token.isWord() ? RACE_NAMES.longest(tokens, i, to) : null;
      if (match != null && (personNear(match.end()) || labelled(i))) {
        return Optional.of(new RaceFinding(match.values().get(0), note.span(i, match.end() - 1)));
      }
    }
    return Optional.empty();
  }

  /** "race: White", "of Japanese descent", "she is Caucasian". */
  private boolean labelled(int i) {
    Token before = i == 0 ? tokens.get(0) : tokens.get(i - 1);
    Token second = i < 2 ? before : tokens.get(i - 2);
    return before.is(":") && (second.is("race") || second.is("ethnicity"))
        || before.is("is") && People.PRONOUNS.containsKey(second.key());
  }

  private boolean personNear(int from) {
    for (int i = from; i < Math.min(from + 7, tokens.size()); i++) {
      Token token = tokens.get(i);
      boolean person =
          People.NOUNS.containsKey(token.key())
              || token.is("patient")
              || token.is("descent")
              || token.is("origin")
              || token.is("ethnicity")
              || token.is("infant")
              || token.is("child")
              || token.is("ancestry");
      if (person) {
        return true;
      }
      if (token.is(".") || token.is(";") || token.is("cells")) {
        return false;
      }
    }
    return false;
  }

  private static PhraseTrie<Race> raceNames() {
    PhraseTrie<Race> names = new PhraseTrie<>();
    RACES.forEach(
        (race, list) -> {
          for (String name : list.split(";")) {
            names.add(name, race);
          }
        });
    return names;
  }
}
