package org.chartwarden.agent.language.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** The word classes of {@code agent/language/words.txt}; grammar rules name them in braces. */
public final class Words {

  private static final Words STANDARD = new Words();
  private static final Pattern CLASS = Pattern.compile("\\{([a-z]+)}");

  private final Map<String, List<String>> classes = new LinkedHashMap<>();
  private final Map<String, Set<String>> sets = new LinkedHashMap<>();
  private final Speller speller;

  /** Rules are written in the code, so their number is bounded. */
  private final Map<String, Pattern> rules = new ConcurrentHashMap<>();

  private Words() {
    read();
    Set<String> known = new HashSet<>();
    classes.values().forEach(phrases -> phrases.forEach(p -> known.addAll(List.of(p.split(" ")))));
    ClinicalVocabulary.standard().phrases().forEach(p -> known.addAll(List.of(p.split(" "))));
    speller = new Speller(known, drugWords());
  }

  public static Words standard() {
    return STANDARD;
  }

  private static Set<String> drugWords() {
    Set<String> words = new HashSet<>();
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    vocabulary.all(Kind.MEDICATION).forEach(drug -> words.addAll(words(drug)));
    vocabulary.all(Kind.LAB).forEach(lab -> words.removeAll(words(lab)));
    return words;
  }

  private static Set<String> words(Concept concept) {
    Set<String> words =
        new HashSet<>(List.of(ClinicalVocabulary.key(concept.display()).split(" ")));
    concept.synonyms().forEach(s -> words.addAll(List.of(ClinicalVocabulary.key(s).split(" "))));
    return words;
  }

  /** Whether a symbol is a one-word member of a class. */
  public boolean in(String wordClass, String symbol) {
    return sets.get(wordClass).contains(symbol);
  }

  public Speller speller() {
    return speller;
  }

  /** The tokens of a text, spelling corrected. */
  public List<Token> tokens(String text) {
    return Tokenizer.tokens(text, speller::correct);
  }

  /**
   * Compiles a grammar rule over the symbols of chunks, which are joined by single blanks. {@code
   * {class}} stands for any phrase of the class, {@code {n}} for a number, {@code {any}} for one
   * symbol that ends no sentence.
   */
  public Pattern rule(String rule) {
    return rules.computeIfAbsent(rule, this::compiled);
  }

  private Pattern compiled(String rule) {
    Matcher matcher = CLASS.matcher(rule);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(expansion(matcher.group(1))));
    }
    matcher.appendTail(expanded);
    return Pattern.compile("(?<= )(?:" + expanded + ")(?= )");
  }

  private String expansion(String name) {
    return switch (name) {
      case "n" -> "-?\\d*\\.?\\d+";
      case "any" -> "(?!<nl>|[.;?!] )\\S+";
      case "near" -> "(?!<nl>|[.;?!,] )\\S+";
      default -> {
        List<String> phrases = classes.get(name);
        if (phrases == null) {
          throw new IllegalArgumentException("no word class " + name);
        }
        yield phrases.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
      }
    };
  }

  private void read() {
    InputStream stream = Words.class.getResourceAsStream("/agent/language/words.txt");
    if (stream == null) {
      throw new IllegalStateException("agent/language/words.txt is not on the class path");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(':');
        List<String> phrases = new ArrayList<>();
        Arrays.stream(line.substring(colon + 1).split(";"))
            .map(phrase -> phrase.strip().replace("'s", " 's").replaceAll("\\s+", " ").strip())
            .filter(phrase -> !phrase.isEmpty())
            .forEach(phrases::add);
        classes.put(line.substring(0, colon), phrases);
        sets.put(line.substring(0, colon), Set.copyOf(new HashSet<>(phrases)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
