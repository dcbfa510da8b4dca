package org.chartwarden.fhir.terminology;

import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.GrammarCodeSystem;
import org.chartwarden.fhir.terminology.systems.MemoryCodeSystem;
import org.chartwarden.units.UcumCode;

/**
 * Code systems of other standards that FHIR uses and that the platform knows: units (UCUM),
 * languages (BCP-47), media types (BCP-13), countries (ISO 3166) and currencies (ISO 4217).
 */
final class StandardSystems {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}( *;.*)?");

  private static final Map<String, Function<String, CodeSystemContent>> MADE =
      Map.of(
          "http://unitsofmeasure.org",
              url -> new GrammarCodeSystem(url, "UCUM", StandardSystems::unit),
          "urn:ietf:bcp:47", url -> new GrammarCodeSystem(url, "BCP 47", StandardSystems::language),
          "urn:ietf:bcp:13",
              url -> new GrammarCodeSystem(url, "BCP 13", StandardSystems::mediaType),
          "urn:iso:std:iso:3166", StandardSystems::countries,
          "urn:iso:std:iso:4217", StandardSystems::currencies);

  private final Map<String, CodeSystemContent> made = new ConcurrentHashMap<>();

  /** Their canonical URLs. */
  static Set<String> urls() {
    return MADE.keySet();
  }

  /** The code system with this canonical URL, where it is one of these. */
  Optional<CodeSystemContent> find(String url) {
    Function<String, CodeSystemContent> maker = MADE.get(url);
    return maker == null ? Optional.empty() : Optional.of(made.computeIfAbsent(url, maker));
  }

  private static Optional<String> unit(String code) {
    return UcumCode.valid(code) ? Optional.of(code) : Optional.empty();
  }

  private static Optional<String> language(String code) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(code).build();
      String language = locale.getLanguage();
      if (language.length() == 2 && !List.of(Locale.getISOLanguages()).contains(language)) {
        return Optional.empty();
      }
      return language.isEmpty()
          ? Optional.empty()
          : Optional.of(locale.getDisplayName(Locale.ENGLISH));
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> mediaType(String code) {
    return MEDIA_TYPE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
  }

  private static CodeSystemContent countries(String url) {
    List<Concept> concepts = new ArrayList<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      String name = country.getDisplayCountry(Locale.ENGLISH);
      concepts.add(plain(code, name));
      threeLetters(country).ifPresent(letters -> concepts.add(plain(letters, name)));
    }
    return MemoryCodeSystem.of(info(url, "ISO 3166"), concepts);
  }

  private static Optional<String> threeLetters(Locale country) {
    try {
      return Optional.of(country.getISO3Country());
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  private static CodeSystemContent currencies(String url) {
    List<Concept> concepts =
        Currency.getAvailableCurrencies().stream()
            .map(c -> plain(c.getCurrencyCode(), c.getDisplayName(Locale.ENGLISH)))
            .sorted(java.util.Comparator.comparing(Concept::code))
            .toList();
    return MemoryCodeSystem.of(info(url, "ISO 4217"), concepts);
  }

  private static CodeSystemInfo info(String url, String name) {
    return new CodeSystemInfo(url, "", name, "complete", true, "en", List.of());
  }

  private static Concept plain(String code, String name) {
    return new Concept(code, name, "", false, false, List.of(), List.of(), List.of());
  }
}
